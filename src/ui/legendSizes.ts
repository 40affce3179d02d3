/** 1, 2 or 5 times a power of ten at or below the value. */
function roundFigure(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  const step = value / power
  return power * (step >= 5 ? 5 : step >= 2 ? 2 : 1)
}

/** Up to three numbers of people, the largest first, whose discs explain the scale `radius = perRoot · √people`. */
export function legendSizes(perRoot: number): number[] {
  const largest = roundFigure((34 / perRoot) ** 2)
  return [largest, roundFigure(largest / 6), roundFigure(largest / 40)].filter(
    (value, i, all) => value >= 1 && all.indexOf(value) === i,
  )
}

/** Radius of a legend's disc in pixels. */
export const legendRadius = (perRoot: number, people: number): number => Math.max(2, perRoot * Math.sqrt(people))
