import type { Page } from '@playwright/test'
import { connectPlugin } from '../../scripts/connectPlugin.ts'
import { completion, type ModelServer, startModelServer } from '../helpers/modelServer.ts'
import { expectAccessible } from './axe.ts'
import { expect, openApp, test } from './page.ts'
import { serveDist } from './server.ts'

const REPORT = `SIEM REAP, Cambodia (Own Wire) - Police in Siem Reap province detained 43 Vietnamese nationals on Tuesday in a raid on a rented villa, officials said.

A patrol came back from Poipet on Sunday with 12 Thais in its lorry.`

const FOUND_TOO = {
  type: 'arrest',
  count: { min: 43, max: 43, qualifier: 'exact' },
  people: [{ nationality: 'VN', min: 43, max: 43 }],
  date: { start: '2019-06-04', end: '2019-06-04', precision: 'day' },
  places: [{ name: 'Siem Reap', country: 'KH' }],
  evidence: [
    { field: 'type', quote: 'detained' },
    { field: 'count', quote: '43 Vietnamese nationals' },
    { field: 'people', quote: '43 Vietnamese nationals' },
    { field: 'date', quote: 'on Tuesday' },
    { field: 'places', quote: 'in Siem Reap province' },
  ],
}
const NEW = {
  type: 'arrest',
  summary: '<img src=x onerror="document.title=1">',
  count: { min: 12, max: 12, qualifier: 'exact' },
  date: { start: '2019-06-02', end: '2019-06-02', precision: 'day' },
  places: [{ name: 'Poipet', country: 'KH', lat: 0, lon: 0 }],
  evidence: [
    { field: 'type', quote: 'A patrol came back' },
    { field: 'count', quote: '12 Thais' },
    { field: 'date', quote: 'on Sunday' },
    { field: 'places', quote: 'from Poipet' },
  ],
}
const INVENTED = {
  ...NEW,
  count: { min: 900, max: 900, qualifier: 'exact' },
  evidence: [{ field: 'type', quote: 'arrested <b>900</b> people' }],
}

let server: ModelServer
let allowed: Awaited<ReturnType<typeof serveDist>>
test.beforeAll(async () => {
  server = await startModelServer()
  // The page as a build for this address has it: the plugin's own change to the page that is served.
  const { transformIndexHtml } = connectPlugin(server.origin)
  allowed = await serveDist('/', transformIndexHtml as (html: string) => string)
})
test.afterAll(async () => {
  await allowed.stop()
  await server.close()
})

async function readReport(page: Page, address = './'): Promise<void> {
  await openApp(page, address)
  await page.getByRole('button', { name: 'Add a report' }).click()
  await page.getByRole('textbox', { name: 'The report’s text' }).fill(REPORT)
  await page.getByLabel('Published').fill('2019-06-06')
  await page.getByRole('button', { name: 'Find the incidents' }).click()
  await expect(page.getByRole('heading', { name: 'Check what was found' })).toBeVisible({ timeout: 60_000 })
}

const openPanel = (page: Page) => page.getByText('Compare with a language model of your own').click()
const form = (page: Page) => page.getByRole('form', { name: 'Language model' })
const ask = async (page: Page): Promise<void> => {
  await form(page).getByLabel('Model', { exact: true }).fill('tiny')
  await form(page).getByRole('button', { name: 'Send the report and ask' }).click()
}

test('as it is built, the page asks no model and says why', async ({ page }) => {
  await readReport(page)
  await openPanel(page)
  await expect(page.locator('.desk-model')).toContainText('connects to no address but its own')
  await expect(form(page)).toHaveCount(0)
})

test('a model of one’s own proposes, beside what was found here; nothing is a draft until it is added', async ({
  page,
}) => {
  server.answer(JSON.stringify({ incidents: [FOUND_TOO, NEW, INVENTED] }))
  await readReport(page, allowed.address)
  await expect(page.locator('.desk-draft')).toHaveCount(1)
  await openPanel(page)
  await expect(form(page)).toContainText(`Asking sends the text of this report and its day to ${server.origin}`)
  expect(server.asked).toHaveLength(0)
  await form(page).getByLabel('Key, if it wants one').fill('secret')
  await ask(page)
  const comparison = page.getByRole('region', { name: 'Comparison' })
  await expect(comparison).toContainText('tiny proposes 2 incidents: 1 as found here, 1 new. 0 found here only.')
  await expect(comparison.getByText('Found here too.')).toHaveCount(1)
  await comparison.getByText('What was refused').click()
  await expect(comparison).toContainText('does not stand in the report')
  await expectAccessible(page, 'the comparison with a model')
  await page.screenshot({ path: 'test-results/model.png' })
  expect(server.asked).toHaveLength(1)
  expect(server.asked[0]!.headers.authorization).toBe('Bearer secret')
  expect(JSON.parse(server.asked[0]!.body)).toMatchObject({ model: 'tiny', stream: false })
  await comparison.getByRole('button', { name: 'Add as a draft' }).click()
  await expect(page.locator('.desk-draft')).toHaveCount(2)
  await expect(page.locator('.desk-draft').last()).toHaveAccessibleName(/12 people arrested, Poipet/)
  await expect(page.locator('.desk-draft img')).toHaveCount(0)
  await expect(comparison).toContainText('2 as found here, 0 new')
  // The key is kept only where the reader says so, and goes when it is taken back.
  const kept = () => page.evaluate(() => localStorage.getItem('dateline-model'))
  expect(await kept()).toBeNull()
  await form(page).getByLabel('Keep these, the key too, in this browser').check()
  expect(await kept()).toContain('secret')
  await form(page).getByLabel('Keep these, the key too, in this browser').uncheck()
  expect(await kept()).toBeNull()
})

test('what a model’s server does wrong is said, and the page stays alive', async ({ page, trouble }) => {
  trouble.expected.push(/status of 500|Failed to load resource/)
  await readReport(page, allowed.address)
  await openPanel(page)
  const alert = page.locator('.desk-model [role="alert"]')
  server.answer((response) => void response.writeHead(500).end('no'))
  await ask(page)
  await expect(alert).toContainText('answered with status 500')
  server.answer((response) => {
    const timer = setInterval(() => response.write('x'.repeat(65_536)), 1)
    response.on('close', () => clearInterval(timer))
  })
  await ask(page)
  await expect(alert).toContainText('more than 512 kB')
  server.answer((response) => void response.write('{'))
  await ask(page)
  await form(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(alert).toContainText('it was cancelled')
  server.answer((response) => void response.end(completion('{"__proto__": 1} no JSON')))
  await ask(page)
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('What was refused (1)')
  await form(page).getByLabel('Address').fill('http://127.0.0.1:9/v1')
  await expect(page.locator('.desk-model')).toContainText('may connect to')
  await expect(form(page).getByRole('button', { name: 'Send the report and ask' })).toBeDisabled()
  await expect(page.locator('.desk-draft')).toHaveCount(1)
})
