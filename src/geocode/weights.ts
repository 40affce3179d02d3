/**
 * What speaks for a sense of a name, in powers of ten of people: a town of a million starts with 6. Set by search over
 * two corpora (docs/geocoding.md says how), rounded; none is for a single name.
 */
export interface Weights {
  /** Base of each kind; countries, divisions and towns add log10 of their people. */
  country: number
  region: number
  hand: number
  division: number
  district: number
  /** An alternate name. */
  alternate: number
  /** How much of `FEATURE_PRIOR` counts. */
  seat: number
  /** The text puts it inside what contains it. */
  comma: number
  in: number
  of: number
  /** The text puts it inside what does not contain it. */
  fails: number
  /** "Kandal province", "the town of Lamu". */
  said: number
  /** Share of the other names of the text that are in the same country, and in the same division. */
  countryShare: number
  divisionShare: number
  /** Near other places of the text. */
  near: number
  /** How sure a difference of one makes. */
  sharpness: number
}

export const WEIGHTS: Weights = {
  country: 3.5,
  region: 9,
  hand: 4,
  division: 1.2,
  district: 4.5,
  alternate: -1,
  seat: 0.7,
  comma: 5,
  in: 4,
  of: 2.5,
  fails: -1,
  said: 2.5,
  countryShare: 3,
  divisionShare: 2,
  near: 2,
  sharpness: 1.6,
}
