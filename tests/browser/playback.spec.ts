import { day, dayOf, expect, fieldOf, headline, openApp, settled, test, worldLink } from './page.ts'
import { expectedHeadline } from './expected.ts'

const LAST = day('2026-05-31')

test('space plays and pauses, and the day never goes back', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2011-01-01..2015-12-31&mode=from-start')}`)
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  const days: number[] = []
  for (let i = 0; i < 32; i++) {
    days.push(await dayOf(page, 'last'))
    await page.waitForTimeout(150)
  }
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  expect(days).toEqual([...days].sort((a, b) => a - b))
  expect(new Set(days).size).toBeGreaterThan(3)
  // Paused: it stands, and the address says where.
  const [, until] = fieldOf(await settled(page), 'window')!.split('..')
  const stopped = day(until!)
  await expect.poll(() => dayOf(page, 'last')).toBe(stopped)
  await page.waitForTimeout(500)
  expect(await dayOf(page, 'last')).toBe(stopped)
  expect(await headline(page)).toEqual(expectedHeadline(null, until!))
})

test('at 16× it stops exactly at the end, and plays again from the beginning', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2011-01-01..2024-06-30&mode=from-start')}`)
  await page.getByLabel('Speed').selectOption('16')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => dayOf(page, 'last')).toBe(LAST)
  expect(fieldOf(await settled(page), 'window')).toBe('2011-01-01..2026-05-31')
  await expect.poll(() => headline(page)).toEqual(expectedHeadline(null, '2026-05-31'))
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => dayOf(page, 'last')).toBeLessThan(LAST - 365)
  await page.getByRole('button', { name: 'Pause' }).click()
})

test('a window keeps its length while it plays, and a hand on it stops playback', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-01-01..2017-03-31&mode=window')}`)
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => dayOf(page, 'last')).toBeGreaterThan(day('2017-05-31'))
  await page.getByRole('button', { name: 'One step on' }).click()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  const length = async (): Promise<number> => (await dayOf(page, 'last')) - (await dayOf(page, 'first'))
  await expect.poll(async () => Math.abs((await length()) - 89)).toBeLessThanOrEqual(3)
})

test('looping begins again at the end', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2011-01-01..2025-06-30&mode=from-start')}`)
  await page.getByRole('button', { name: 'Loop' }).click()
  await page.getByLabel('Speed').selectOption('16')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => dayOf(page, 'last'), { intervals: [100], timeout: 60_000 }).toBeLessThan(day('2025-06-30'))
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
})
