import type { Page } from '@playwright/test'
import type { PrintedHeadline } from '../helpers/bruteForce.ts'

/** What the page said of the whole world at one moment of playback, and what going over the incidents says. */
export interface Look {
  /** Last day shown, since 1970. */
  day: number
  said: PrintedHeadline
  expected: PrintedHeadline
}

/** Tasks of the page's main thread of more than 50 ms since the last call. */
export async function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const scope = window as unknown as { long?: number[] }
    if (!scope.long) {
      const list: number[] = (scope.long = [])
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries()) list.push(Math.round(entry.duration))
      }).observe({ entryTypes: ['longtask'] })
    }
    return scope.long.splice(0)
  })
}

/** The headline with its last day, in one breath; null while part of the world is outside of the view. */
async function readHeadline(page: Page): Promise<{ day: number; said: PrintedHeadline } | null> {
  const read = await page.evaluate(() => ({
    until: document.querySelector('.headline-when')?.textContent ?? '',
    all: document.querySelector('.headline')?.textContent ?? '',
    sentence: document.querySelector('.headline-sentence')?.textContent ?? '',
  }))
  const at = Date.parse(`${read.until.replace('until ', '')} UTC`) / 86_400_000
  if (Number.isNaN(at) || read.all.includes('outside this view')) return null
  const take = (pattern: RegExp): string =>
    (pattern.exec(read.sentence.replaceAll(/\s+/g, ' '))?.[1] ?? '').replaceAll(/[\s\u2009]/g, '')
  return {
    day: at,
    said: {
      operations: take(/([\d,]+) operations?/),
      arrested: take(/· ([^·]*?) people arrested/),
      deported: take(/(?:^|· )([^·]*?) deported/),
    },
  }
}

/**
 * Plays all years at 16 times, and pans and zooms meanwhile, `rounds` times; each ends with a look at the whole world
 * while it still plays. The page must show the whole world, and does so in the end.
 */
export async function playAndMove(
  page: Page,
  rounds: number,
  expected: (from: number, until: number) => PrintedHeadline,
): Promise<Look[]> {
  await page.getByLabel('Speed').selectOption('16')
  const looks: Look[] = []
  const isPlaying = async (): Promise<boolean> => (await page.getByRole('button', { name: 'Pause' }).count()) > 0
  for (let round = 0; round < rounds; round++) {
    if (!(await isPlaying())) await page.getByRole('button', { name: 'Play', exact: true }).click()
    const { x, y, width, height } = (await page.locator('.map-canvas').boundingBox())!
    const [right, down] = [x + width / 2, y + height / 2]
    await page.mouse.move(right, down)
    await page.mouse.wheel(0, -400)
    await page.mouse.down()
    for (const step of [1, 2, 3, 2, 1, 0]) await page.mouse.move(right + 25 * step, down + 12 * step)
    await page.mouse.up()
    await page.mouse.wheel(0, 800)
    for (let tries = 0; tries < 200; tries++) {
      if (!(await isPlaying())) await page.getByRole('button', { name: 'Play', exact: true }).click()
      const look = await readHeadline(page)
      if (look) {
        looks.push({ ...look, expected: expected(-Infinity, look.day + 1) })
        break
      }
      if (tries % 20 === 19) await page.keyboard.press('-')
      await page.waitForTimeout(100)
    }
  }
  if (await isPlaying()) await page.getByRole('button', { name: 'Pause' }).click()
  return looks
}
