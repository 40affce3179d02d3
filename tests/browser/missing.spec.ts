import type { Page } from '@playwright/test'
import { PALETTES } from '../../src/map/palette.ts'
import { dayOf, expect, headline, mapPicture, openApp, settled, test, typeWindow, worldLink } from './page.ts'
import { countLike } from './png.ts'

/** Takes the graphics context away and gives it back after a while. */
const loseContext = (page: Page) =>
  page.locator('.map-canvas canvas').evaluate((element) => {
    const extension = (element as HTMLCanvasElement).getContext('webgl2')!.getExtension('WEBGL_lose_context')!
    extension.loseContext()
    setTimeout(() => extension.restoreContext(), 1500)
  })

const AUGUST = worldLink('window=2017-08-01..2017-08-31&mode=window')

test('without WebGL2 the page says so, and list, card, timeline and playback work', async ({ page, trouble }) => {
  trouble.expected.push(/WebGL/i)
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(get, this, [kind, ...rest])
    } as typeof get
  })
  await page.goto(`./${AUGUST}`)
  await expect(page.locator('main[data-map="failed"]')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('main')).toContainText(/WebGL2/)
  expect((await headline(page)).arrested).not.toBe('')
  await page.getByRole('tabpanel').locator('.row').first().click()
  await expect(page.getByRole('article')).toBeVisible()
  await page.keyboard.press('Escape')
  const before = await dayOf(page, 'last')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => dayOf(page, 'last')).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('tab', { name: 'Ledger' }).click()
  await expect(page.getByRole('tabpanel').getByRole('table')).toBeVisible()
})

test('a lost graphics context is said, and painted again when it is back', async ({ page, trouble }) => {
  trouble.expected.push(/context/i, /WebGL/i)
  await openApp(page, `./${worldLink()}`)
  const before = await mapPicture(page)
  await loseContext(page)
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(/context was lost/)
  await typeWindow(page, '2017-08-01', '2017-08-31')
  await expect(page.locator('.headline-when')).toHaveText('August 2017')
  await typeWindow(page, '2011-01-01', '2026-05-31')
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
  // Off the map: what the pointer is on dims everything else.
  await page.mouse.move(4, 4)
  await page.waitForTimeout(2500)
  const { water, arrest, deportation } = PALETTES.light
  const after = await mapPicture(page)
  for (const color of [water, arrest, deportation])
    expect(countLike(after, color), color).toBeGreaterThan(countLike(before, color) * 0.8)
})

test('a restored graphics context tells again of which countries nothing was collected', async ({ page, trouble }) => {
  trouble.expected.push(/context/i, /WebGL/i)
  await openApp(page, `./${worldLink()}`)
  const before = countLike(await mapPicture(page), PALETTES.light.land)
  await loseContext(page)
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await page.waitForTimeout(2500)
  expect(countLike(await mapPicture(page), PALETTES.light.land)).toBeGreaterThan(before * 0.9)
})

test('without the basemap the marks are drawn, and a notice says what is missing', async ({ page, trouble }) => {
  trouble.expected.push(/404/)
  await page.route('**/world.pmtiles', (route) => route.fulfill({ status: 404 }))
  await openApp(page, `./${worldLink()}`)
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText(/404/)
  const picture = await mapPicture(page)
  expect(countLike(picture, PALETTES.light.arrest)).toBeGreaterThan(300)
  expect(countLike(picture, PALETTES.light.deportation)).toBeGreaterThan(300)
})

test('without the gazetteer the search for places says so, and texts are searched', async ({ page, trouble }) => {
  trouble.expected.push(/404/)
  await page.route('**/gazetteer.bin', (route) => route.fulfill({ status: 404 }))
  await openApp(page, `./${worldLink()}`)
  await page.getByRole('searchbox').fill('Poipet')
  await expect(page.getByRole('list', { name: 'Places' })).toContainText(/404/)
  await expect(page.getByRole('tabpanel').locator('.row').first()).toBeVisible()
  // It is tried again with the next search, and its failure forgotten where that succeeds.
  await page.unroute('**/gazetteer.bin')
  await page.getByRole('searchbox').fill('Poipe')
  await expect(page.getByRole('button', { name: /^Go to Poi ?pet/ }).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('list', { name: 'Places' })).not.toContainText(/404/)
})

test('without the worker the search for places says so, and nothing else breaks', async ({ page, trouble }) => {
  trouble.expected.push(/404/)
  await page.route(/entry-[^/]*\.js$/, (route) => route.fulfill({ status: 404 }))
  await openApp(page, `./${AUGUST}`)
  await page.getByRole('searchbox').fill('Siem')
  await expect(page.getByRole('list', { name: 'Places' })).toContainText(/worker/)
  await expect(page.getByRole('tabpanel').locator('.row').first()).toContainText('Siem Reap')
  await page.getByRole('searchbox').fill('')
  await page.getByLabel('Mode').selectOption('from-start')
  await settled(page)
  expect((await headline(page)).arrested).not.toBe('')
})

test('without the seeds the page says why instead of being blank', async ({ page, trouble }) => {
  trouble.expected.push(/404/)
  await page.route('**/data/seeds.json', (route) => route.fulfill({ status: 404 }))
  await page.goto('./')
  await expect(page.getByRole('alert')).toContainText(/could not start/)
  await expect(page.getByRole('alert')).toContainText(/404/)
})

test('with seeds that are cut off the page says why instead of being blank', async ({ page }) => {
  await page.route('**/data/seeds.json', (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '{"parts":[' }),
  )
  await page.goto('./')
  await expect(page.getByRole('alert')).toContainText(/could not/)
})

test('without a connection a part that was not loaded says so, the page stays, and it comes when asked again', async ({
  page,
  context,
  trouble,
}) => {
  trouble.expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically/)
  await openApp(page)
  await page.waitForTimeout(1_500)
  await context.setOffline(true)
  await page.keyboard.press('Control+k')
  const missing = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  await expect(missing).toBeVisible()
  await expect(page.locator('.headline-sentence')).toContainText('people arrested')
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  const still = page.getByRole('alert').filter({ hasText: 'still not there' })
  await expect(still.getByRole('button', { name: 'Load the page again' })).toBeVisible()
  // Without it the page is as before, its keys as well.
  await still.getByRole('button', { name: 'Go on without it' }).click()
  await expect(still).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible()
  await page.keyboard.press('Space')

  await page.keyboard.press('Control+k')
  await context.setOffline(false)
  await missing.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('combobox', { name: 'Find an action' })).toBeVisible()
})
