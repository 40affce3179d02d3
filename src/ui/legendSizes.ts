/** 1, 2 or 5 times a power of ten at or below the value. */
function roundFigure(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  const step = value / power
  return power * (step >= 5 ? 5 : step >= 2 ? 2 : 1)
}

/** Height of a line of the legend, CSS pixels: the numbers stand at the tops of their discs. */
const LINE = 13

/**
 * Up to three numbers of people, the largest first, whose discs explain the scale `radius = perRoot · √people`; none
 * whose number would stand on another's.
 */
export function legendSizes(perRoot: number): number[] {
  const largest = roundFigure((34 / perRoot) ** 2)
  const sizes: number[] = []
  for (const value of [largest, roundFigure(largest / 6), roundFigure(largest / 40)]) {
    const above = sizes.at(-1)
    const gap = 2 * (legendRadius(perRoot, above ?? value) - legendRadius(perRoot, value))
    if (above === undefined || (value >= 1 && gap >= LINE)) sizes.push(value)
  }
  return sizes
}

/** Radius of a legend's disc in pixels. */
export const legendRadius = (perRoot: number, people: number): number => Math.max(2, perRoot * Math.sqrt(people))
