import { expectAccessible } from './axe.ts'
import { expect, expectNoTrouble, headline, mapReady, openApp, show, test, watch, worldLink } from './page.ts'

const AUGUST = worldLink('window=2017-08-01..2017-08-31&mode=window')

const REPORT = `SIEM REAP, Cambodia (Own Wire) - Police in Siem Reap province detained 43 Vietnamese nationals on Tuesday in a raid on a rented villa, officials said.

On Monday, authorities deported 19 Indonesians from Phnom Penh to Jakarta.`

test('one’s own incidents travel in the link, and a fresh browser shows, keeps and drops them', async ({
  page,
  browser,
  context,
}) => {
  test.setTimeout(300_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openApp(page, './#v=1&map=4/14/108&window=2019-05-01..2019-07-31&mode=window')
  const before = await headline(page)
  await page.getByRole('button', { name: 'Add a report' }).click()
  await page.getByRole('textbox', { name: 'The report’s text' }).fill(REPORT)
  await page.getByLabel('Published').fill('2019-06-06')
  await page.getByRole('button', { name: 'Find the incidents' }).click()
  await page.getByRole('button', { name: 'Accept all' }).click({ timeout: 60_000 })
  await expect(page.locator('#card-title')).toContainText('43 people')
  await page.getByRole('button', { name: 'Share', exact: true }).last().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox', { name: /With my 2 own incidents/ })).toBeChecked()
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/&data=1[\w-]+$/, { timeout: 60_000 })
  await expect(dialog.getByText(/characters: goes everywhere/)).toBeVisible()
  await expectAccessible(page, 'share')
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  // The view alone can still be shared, and then it is said what is missing.
  await dialog.getByRole('checkbox').uncheck()
  await expect(dialog.getByRole('textbox', { name: 'Link' })).not.toHaveValue(/data=/)
  await expect(dialog.getByText('2 of your own')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'All reports' }).click()
  const here = await headline(page)
  expect(here).not.toEqual(before)

  const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'Pacific/Auckland' })
  const there = await fresh.newPage()
  const trouble = await watch(there)
  await there.goto(link)
  await mapReady(there)
  await expect(there.locator('#card-title')).toContainText('43 people')
  await expect(there.getByRole('article')).toContainText('Came with the link')
  await there.getByRole('button', { name: 'All reports' }).click()
  const line = there.getByRole('region', { name: 'From the link' })
  await expect(line).toContainText('2 incidents here came with the link')
  await expect.poll(() => headline(there)).toEqual(here)
  await expectAccessible(there, 'opened')
  // The address goes on carrying them: a reload shows the same.
  await there.reload()
  await mapReady(there)
  await expect(there.getByRole('region', { name: 'From the link' })).toBeVisible()
  await expect.poll(() => headline(there)).toEqual(here)
  // Without them it is the collection alone, and Back brings them again.
  await there.getByRole('button', { name: 'Show without' }).click()
  await expect(there.getByRole('region', { name: 'From the link' })).toBeHidden()
  await expect.poll(() => headline(there)).not.toEqual(here)
  await expect.poll(() => there.evaluate(() => location.hash)).not.toContain('data=')
  await there.goto(link)
  await mapReady(there)
  await there.getByRole('button', { name: 'All reports' }).click()
  await there.getByRole('button', { name: 'Keep in this browser' }).click()
  await expect(there.getByRole('region', { name: 'From the link' })).toBeHidden()
  await expect(there.getByRole('button', { name: 'Your reports (2)' })).toBeVisible()
  await expect.poll(() => headline(there)).toEqual(here)
  await expectNoTrouble(there, trouble)
  await fresh.close()
})

test('a cut link shows the collection, and says that the incidents are missing', async ({ page }) => {
  const view = 'v=1&map=4/14/108&window=2019-05-01..2019-07-31&mode=window'
  await openApp(page, `./#${view}`)
  const plain = await headline(page)
  const notices = page.getByRole('status', { name: 'Notices' })
  for (const data of ['1AAAAAAAA', '1%3Cimg%20src=x%20onerror=alert(1)%3E', '9zzzz']) {
    await page.goto('about:blank')
    await openApp(page, `./#${view}&data=${data}`)
    await expect(notices).toContainText('The incidents in the link')
    await expect(page.getByRole('region', { name: 'From the link' })).toBeHidden()
    expect(await headline(page)).toEqual(plain)
  }
})

test('a link to a file on the own server shows it, and notices when it has been changed', async ({ page, trouble }) => {
  test.setTimeout(300_000)
  const incident = {
    id: 'a',
    type: 'arrest',
    count: { min: 12, max: 12, qualifier: 'exact' },
    date: { start: '2017-08-10', end: '2017-08-10', precision: 'day' },
    places: [{ name: 'Kampot', country: 'KH' }],
    summary: 'Twelve people were arrested.',
    sources: [{ publisher: 'Own', title: 'Own', url: 'https://example.org/1', published: '2017-08-10' }],
  }
  const file = { format: 'dateline/1', incidents: [incident] }
  const answers: Record<string, () => { status?: number; body: string }> = {
    'own.json': () => ({ body: JSON.stringify(file) }),
    'gone.json': () => ({ status: 404, body: '' }),
    'wrong.json': () => ({ body: '<html>' }),
    'large.json': () => ({ body: ' '.repeat(8_000_001) }),
  }
  await page.route(/\/files\//, async (route) => {
    const { status = 200, body } = answers[route.request().url().split('/').at(-1)!]!()
    await route.fulfill({ status, body, contentType: 'application/json' })
  })
  await openApp(page, `./${AUGUST}`)
  const plain = await headline(page)
  const here = new URL(page.url()).origin
  const hash = await page.evaluate(async (text) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
    return btoa(String.fromCharCode(...new Uint8Array(digest)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '')
  }, JSON.stringify(file))
  const fragment = (name: string): string =>
    `${AUGUST}&data=${encodeURIComponent(`${here}/files/${name}`)}&hash=${hash}`
  const notices = page.getByRole('status', { name: 'Notices' })

  await page.goto('about:blank')
  await openApp(page, `./${fragment('own.json')}`)
  await expect(page.getByRole('region', { name: 'From the link' })).toContainText('One incident here')
  expect(Number((await headline(page)).operations)).toBe(Number(plain.operations) + 1)
  await expect(notices).not.toContainText('has changed')

  incident.count = { min: 13, max: 13, qualifier: 'exact' }
  await page.reload()
  await expect(notices).toContainText('has changed since the link was made')
  await expect(page.getByRole('region', { name: 'From the link' })).toContainText('One incident here')

  trouble.expected.push(/404/)
  for (const [name, words] of [
    ['gone.json', 'was answered with 404'],
    ['wrong.json', 'holds no incidents that can be read'],
    ['large.json', 'more than 8,000,000 bytes'],
  ] as const) {
    await show(page, fragment(name))
    await expect(notices).toContainText(words)
    expect(await headline(page)).toEqual(plain)
  }
})
