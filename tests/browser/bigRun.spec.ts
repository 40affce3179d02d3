import { headlinesOf } from '../helpers/bruteForce.ts'
import { generate } from '../helpers/generate.ts'
import { dropFile, writeBig } from './bigFile.ts'
import { longTasks, playAndMove } from './longRun.ts'
import { expect, openApp, test } from './page.ts'

const N = 100_000
/** Milliseconds: software WebGL draws on the page's own thread, so a frame is long whatever the program does. */
const LONGEST = 1_500

test('a hundred thousand incidents play at 16 times, and stay exact while the map is moved', async ({ page }) => {
  test.setTimeout(240_000)
  await page.setViewportSize({ width: 900, height: 520 })
  await openApp(page)
  await dropFile(page, writeBig(N))
  const bar = page.getByRole('group', { name: 'File', exact: true })
  await expect(bar).toBeVisible({ timeout: 120_000 })
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('-')
    await page.waitForTimeout(300)
  }
  await expect(bar).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  await longTasks(page)
  const looks = await playAndMove(page, 3, headlinesOf(generate(N)))
  expect(looks).toHaveLength(3)
  for (const { said, expected } of looks) expect(said).toEqual(expected)
  expect(new Set(looks.map(({ day }) => day)).size).toBeGreaterThan(1)
  expect(Math.max(0, ...(await longTasks(page)))).toBeLessThan(LONGEST)
})
