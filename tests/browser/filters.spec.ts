import type { Page } from '@playwright/test'
import type { SeedIncident } from './expected.ts'
import { expectedHeadline, grouped, lies, seeds } from './expected.ts'
import { expect, fieldOf, headline, openApp, settled, test, worldLink } from './page.ts'

const [FIRST, LAST] = ['2017-01-01', '2017-12-31'] as const
const VIEW = `window=${FIRST}..${LAST}&mode=window`

const openFilters = (page: Page) => page.getByRole('tab', { name: /Filters/ }).click()

const countryOf = (incident: SeedIncident): (string | null)[] =>
  incident.places?.length ? incident.places.map((place) => place.country) : [incident.origin?.country ?? null]

test('every filter changes the sums as a slow count does, and says how many reports it leaves out', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openApp(page, `./${worldLink(VIEW)}`)
  await openFilters(page)
  const group = (name: string | RegExp) => page.getByRole('group', { name })
  const cases: [ReturnType<Page['getByRole']>, (incident: SeedIncident) => boolean][] = [
    [group('Kind').getByLabel(/^Arrest/), (incident) => incident.type === 'arrest'],
    [group('Where it happened').getByLabel(/^Cambodia/), (incident) => countryOf(incident).includes('KH')],
    [
      group('Nationality').getByLabel(/^Taiwanese/),
      (incident) => !!incident.people?.some(({ nationality }) => nationality === 'TW'),
    ],
    [group('Destination').getByLabel(/^China/), (incident) => incident.destination?.country === 'CN'],
    [
      page.getByLabel(/^Two or more publishers/),
      (incident) => new Set(incident.sources.map((source) => source.publisher)).size > 1,
    ],
    [page.getByLabel(/^Exact days only/), (incident) => incident.date.precision === 'day'],
  ]
  for (const [box, passes] of cases) {
    await box.check()
    await expect
      .poll(() => headline(page), { message: await box.evaluate((element) => element.closest('label')!.textContent) })
      .toEqual(expectedHeadline(FIRST, LAST, passes))
    const hidden = seeds.filter(
      (incident) => !incident.aggregate && lies(incident, FIRST, LAST) && !passes(incident),
    ).length
    await expect(page.getByRole('tabpanel')).toContainText(new RegExp(`(^|\\D)${grouped(hidden)} reports? `))
    await page.getByRole('tab', { name: 'Reports' }).click()
    await expect(page.getByRole('tabpanel')).toContainText(new RegExp(`${grouped(hidden)} reports? (is|are) left out`))
    await openFilters(page)
    await box.uncheck()
  }
  const all = expectedHeadline(FIRST, LAST)
  await expect.poll(() => headline(page)).toEqual(all)
  await group('Kind')
    .getByLabel(/^Deportation/)
    .check()
  await group('Nationality')
    .getByLabel(/^Chinese/)
    .check()
  await expect.poll(() => headline(page)).not.toEqual(all)
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect.poll(() => headline(page)).toEqual(all)
})

test('where sources differ, all sums follow the reading that was chosen', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  const [lowest, highest] = (await headline(page)).deported.split('–')
  expect(highest).toMatch(/\d/)
  await openFilters(page)
  await page.getByLabel('Take the highest').check()
  await expect.poll(async () => (await headline(page)).deported.replace('≈', '')).toBe(highest)
  await page.getByLabel('Take the lowest').check()
  await expect.poll(async () => (await headline(page)).deported.replace('≈', '')).toBe(lowest)
})

test('text search finds reports without diacritics or case, and says what it leaves out', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  const search = page.getByRole('searchbox')
  await search.fill('QUARREL taipéi')
  const rows = page.getByRole('tabpanel').locator('.row')
  const found = seeds.filter((incident) => {
    const places = [...(incident.places ?? []), incident.origin, incident.destination].map((place) => place?.name ?? '')
    const publishers = incident.sources.map((source) => source.publisher)
    const text = [incident.summary, incident.notes ?? '', ...places, ...publishers].join('\n').toLowerCase()
    return !incident.aggregate && text.includes('quarrel') && text.includes('taipei')
  })
  expect(found.length).toBeGreaterThan(0)
  await expect(rows).toHaveCount(found.length)
  await expect(page.getByRole('tabpanel')).toContainText(/left out/)
  expect(fieldOf(await settled(page), 'q')).toBe('QUARREL taipéi')
  await search.fill('zzzz nothing zzzz')
  await expect(rows).toHaveCount(0)
  await expect(page.getByRole('tabpanel')).toContainText(/No reports/)
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(search).toHaveValue('')
})

test('a place of the gazetteer is offered, and the map goes there', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  await page.getByRole('searchbox').fill('Sihanoukville')
  const offer = page.getByRole('button', { name: /^Go to (Sihanoukville|Preah Sihanouk)/ }).first()
  await expect(offer).toBeVisible({ timeout: 60_000 })
  await offer.click()
  await expect
    .poll(
      async () => {
        const [zoom, lat, lng] = fieldOf(await settled(page), 'map')!
          .split('/')
          .map(Number)
        return zoom! >= 6 && Math.abs(lat! - 10.6) < 0.3 && Math.abs(lng! - 103.5) < 0.3
      },
      { timeout: 30_000 },
    )
    .toBe(true)
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('places that are offered are told apart, and reached by the arrow keys', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  const search = page.getByRole('searchbox')
  await search.fill('Kampot')
  const offers = page.getByRole('button', { name: /^Go to Kampot/ })
  await expect(offers.first()).toBeVisible({ timeout: 60_000 })
  const said = await offers.allInnerTexts()
  expect(new Set(said).size).toBe(said.length)
  await search.press('ArrowDown')
  await expect(offers.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(offers.nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('Kampot')
  await search.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(search).toHaveValue('')
  const away = async (): Promise<number> => {
    const [, lat, lng] = fieldOf(await settled(page), 'map')!
      .split('/')
      .map(Number)
    return Math.hypot(lat! - 10.85, lng! - 104.33)
  }
  await expect.poll(away, { timeout: 30_000 }).toBeLessThan(1)
})

test('the ledger adds up to the headline', async ({ page }) => {
  await openApp(page, `./${worldLink()}&panel=ledger`)
  const number = (text: string): number => (text.trim() === '–' ? 0 : Number(text.replaceAll(',', '')))
  const table = page.getByRole('tabpanel').getByRole('table')
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent ?? '')))
  const [arrested, deported] = [0, 1].map((column) => rows.reduce((sum, row) => sum + number(row[column]!), 0))
  const foot = await table.locator('tfoot td').allInnerTexts()
  expect([arrested, deported]).toEqual(foot.slice(0, 2).map(number))
  const said = await headline(page)
  const least = (text: string): number => number(/[\d,]+/.exec(text)![0])
  expect([arrested, deported]).toEqual([least(said.arrested), least(said.deported)])
  for (const [here, gone, left] of rows) expect(number(left!)).toBe(Math.max(0, number(here!) - number(gone!)))
  // What is not accounted for in all is not less than what is in any line.
  expect(number(foot[2]!)).toBeGreaterThanOrEqual(Math.max(...rows.map((row) => number(row[2]!))))
})
