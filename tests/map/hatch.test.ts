import { describe, expect, test } from 'vitest'
import { rgba } from '../../src/map/color.ts'
import { hatchImage } from '../../src/map/hatch.ts'
import { PALETTES } from '../../src/map/palette.ts'

const RATIOS = [1, 1.25, 1.5, 2, 2.625, 3]

/** Alpha at a pixel of the endless pattern. */
function alphaAt({ width, height, data }: ReturnType<typeof hatchImage>, column: number, row: number): number {
  const pixel = ((row + height) % height) * width + ((column + width) % width)
  return data[pixel * 4 + 3]!
}

describe('the hatching of provinces', () => {
  test.each(RATIOS)('at %f pixels per pixel is in the mark’s colour, never opaque, partly clear', (ratio) => {
    const tile = hatchImage('#B3391D', ratio)
    expect(tile.width).toBe(Math.round(12 * ratio))
    expect(tile.height).toBe(tile.width)
    expect(tile.data.length).toBe(tile.width * tile.height * 4)
    const alphas: number[] = []
    for (let i = 0; i < tile.data.length; i += 4) {
      expect(Array.from(tile.data.subarray(i, i + 3))).toEqual([0xb3, 0x39, 0x1d])
      alphas.push(tile.data[i + 3]!)
    }
    expect(Math.min(...alphas)).toBe(0)
    expect(Math.max(...alphas)).toBeGreaterThan(90)
    expect(Math.max(...alphas)).toBeLessThanOrEqual(Math.round(0.55 * 255))
    // A line of 1.4 pixels across every 6 pixels along a row, which is 6/√2 across: a third of the ground.
    const mean = alphas.reduce((sum, alpha) => sum + alpha, 0) / alphas.length
    expect(mean / (0.55 * 255)).toBeGreaterThan(0.27)
    expect(mean / (0.55 * 255)).toBeLessThan(0.39)
  })

  test.each(RATIOS)('at %f pixels per pixel has no seam: every diagonal has one value across the edges', (ratio) => {
    const tile = hatchImage('#1F5582', ratio)
    for (let row = 0; row < tile.height; row++)
      for (let column = 0; column < tile.width; column++) {
        expect(
          Math.abs(alphaAt(tile, column + 1, row - 1) - alphaAt(tile, column, row)),
          `${column}, ${row}`,
        ).toBeLessThanOrEqual(1)
      }
  })

  test('runs from the bottom left to the top right, not the other way', () => {
    const tile = hatchImage('#1F5582', 2)
    const row = Array.from({ length: tile.width }, (_, column) => alphaAt(tile, column, 3))
    const below = Array.from({ length: tile.width }, (_, column) => alphaAt(tile, column - 1, 4))
    expect(below).toEqual(row)
    expect(Array.from({ length: tile.width }, (_, column) => alphaAt(tile, column + 1, 4))).not.toEqual(row)
  })
})

describe('colours', () => {
  test('are read from both themes as they are written', () => {
    for (const palette of Object.values(PALETTES))
      for (const value of Object.values(palette)) {
        if (typeof value !== 'string') continue
        const back = `#${rgba(value)
          .slice(0, 3)
          .map((part) =>
            Math.round(part * 255)
              .toString(16)
              .padStart(2, '0'),
          )
          .join('')}`
        expect(back).toBe(value.toLowerCase())
      }
    expect(rgba('#000000')).toEqual([0, 0, 0, 1])
    expect(rgba('#FFFFFF', 0.25)).toEqual([1, 1, 1, 0.25])
  })
})
