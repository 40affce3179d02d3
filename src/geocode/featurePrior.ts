/**
 * What a GeoNames feature code adds to log10 of the population: a seat is meant more often than its size says, a
 * ruin less.
 */
export const FEATURE_PRIOR: Readonly<Record<string, number>> = {
  PPLC: 2,
  PPLA: 1,
  PPLA2: 0.5,
  PPLA3: 0.2,
  PPLG: 1,
  PPLX: -0.4,
  PPLH: -1.5,
  PPLQ: -1.5,
  PPLW: -1.5,
  PPLCH: -1,
  PPLF: -0.5,
  PPLL: -0.5,
}
