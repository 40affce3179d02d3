import type { Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expectAccessible } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, headline, openApp, show, test, worldLink } from './page.ts'

const AUGUST = worldLink('window=2017-08-01..2017-08-31&mode=window')

const DOCUMENT = JSON.stringify({
  format: 'dateline/1',
  incidents: [
    {
      id: 'a',
      type: 'arrest',
      count: { min: 12, max: 12, qualifier: 'exact' },
      date: { start: '2017-08-10', end: '2017-08-10', precision: 'day' },
      places: [{ name: 'Kampot', country: 'KH' }],
      summary: 'Twelve people were arrested.',
      sources: [{ publisher: 'Own', title: 'Own', url: 'https://example.org/1', published: '2017-08-10' }],
    },
  ],
})

const TABLE = 'Date,Place,Country,Arrested\n2017-08-11,Kampot,Cambodia,31\n'

let server: Server
let other: string
let asked: { path: string; cookie: string | undefined; referer: string | undefined }[]

test.beforeEach(async () => {
  asked = []
  const open = { 'Access-Control-Allow-Origin': '*' }
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/own.json': (response) => response.writeHead(200, open).end(DOCUMENT),
    '/shut.json': (response) => response.writeHead(200).end(DOCUMENT),
    '/gone.json': (response) => response.writeHead(404, open).end(),
    '/large.json': (response) => response.writeHead(200, open).end(' '.repeat(8_000_001)),
    '/page.json': (response) => response.writeHead(200, open).end('<script>parent.alert(1)</script>'),
    '/table.csv': (response) => response.writeHead(200, open).end(TABLE),
  }
  server = createServer((request, response) => {
    asked.push({ path: request.url!, cookie: request.headers.cookie, referer: request.headers.referer })
    answers[request.url!]!(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Another origin than that of the app, which is served under the other name of this machine.
  other = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

test.afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const linkTo = (name: string): string => `${AUGUST}&data=${encodeURIComponent(`${other}/${name}`)}`
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'A file of another server' })
const buttonOf = (page: Page) =>
  dialogOf(page)
    .frameLocator('iframe')
    .getByRole('button', { name: /^Load it from/ })
const bar = (page: Page) => page.getByRole('region', { name: 'From the link' })
const noticesOf = (page: Page) => page.getByRole('status', { name: 'Notices' })

test('a link to a file of another server asks first, and shows it then', async ({ page, trouble }) => {
  trouble.strays.length = 0
  await openApp(page, `./${AUGUST}`)
  const plain = await headline(page)
  await page.goto('about:blank')
  await page.goto(`./${linkTo('own.json')}`)
  await expect(buttonOf(page)).toBeVisible()
  await expect(dialogOf(page)).toContainText(`${other}/own.json`)
  expect(asked).toEqual([])
  await expectAccessible(page, 'a file of another server')
  // The page itself cannot fetch it, nor press the button for somebody.
  trouble.expected.push(/Content Security Policy|violates|cross-origin|Blocked a frame/i)
  expect(
    await page.evaluate(async (address) => {
      const fetched = await fetch(address).then(
        () => 'fetched',
        () => 'refused',
      )
      const frame = document.querySelector('iframe')!
      frame.contentWindow!.postMessage({ address, colors: {} }, '*')
      return [fetched, frame.contentDocument]
    }, `${other}/own.json`),
  ).toEqual(['refused', null])
  await page.evaluate(() => {
    window.violations = []
  })
  expect(asked).toEqual([])

  await buttonOf(page).press('Enter')
  await expect(bar(page)).toContainText('One incident here', { timeout: 60_000 })
  await expect(dialogOf(page)).toHaveCount(0)
  expect(Number((await headline(page)).operations)).toBe(Number(plain.operations) + 1)
  expect(asked).toEqual([{ path: '/own.json', cookie: undefined, referer: undefined }])
})

test('what does not come from another server is said, and the map is shown without it', async ({ page, trouble }) => {
  test.setTimeout(180_000)
  trouble.expected.push(/404|CORS|ERR_FAILED/)
  await openApp(page, `./${AUGUST}`)
  const plain = await headline(page)
  for (const [name, words] of [
    ['shut.json', 'does not let other pages read it (CORS)'],
    ['gone.json', 'was answered with 404'],
    ['large.json', 'has more than 8,000,000 bytes'],
    ['page.json', 'holds no incidents that can be read'],
  ] as const) {
    await page.goto(`./${linkTo(name)}`)
    await buttonOf(page).press('Enter')
    await expect(noticesOf(page)).toContainText(words, { timeout: 60_000 })
    expect(await headline(page)).toEqual(plain)
  }
  await page.goto(`./${linkTo('own.json')}`)
  await expect(buttonOf(page)).toBeVisible()
  const before = asked.length
  await page.keyboard.press('Escape')
  await expect(noticesOf(page)).toContainText('was not loaded, as you chose')
  expect(await headline(page)).toEqual(plain)
  expect(asked).toHaveLength(before)
  await show(page, `${AUGUST}&data=${encodeURIComponent('http://example.org/a.json')}`)
  await expect(noticesOf(page)).toContainText('without https')
})

test('a table of another server is opened by its address', async ({ page }) => {
  await openApp(page, './')
  await page.getByRole('button', { name: 'Add a report' }).click()
  await page.getByText('From a web address, or a Google Sheet').click()
  await page.getByPlaceholder(/docs\.google\.com/).fill(`${other}/table.csv`)
  await page.getByRole('button', { name: 'Open the table' }).click()
  await buttonOf(page).press('Enter')
  await expect(page.getByRole('combobox', { name: /^Date/ }).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/table\.csv/).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: /Kampot/ }).first()).toBeVisible()
  expect(asked.map(({ path }) => path)).toEqual(['/table.csv'])
})
