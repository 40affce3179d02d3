/**
 * Takes the pictures of the documents: `npm run pictures`, or `npm run pictures -- globe phone` for some of them.
 * Reads: the built app, which it starts (and builds where the build is old). PORT chooses the port, CHROME the browser.
 * Writes: `docs/pictures/*.png`, each of at most 400 kB. Costs: about a minute.
 */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import config from '../playwright.config.ts'
import { readPng } from '../tests/browser/png.ts'
import { findBrowser } from './browser.mjs'
import { palettePng } from './palettePng.ts'

interface Picture {
  name: string
  /** Fragment of a link (docs/link-format.md); empty for what somebody sees who comes without one. */
  link: string
  theme?: 'dark'
  phone?: true
  /** What is done in the page before the picture is taken. */
  prepare?: (page: Page) => Promise<void>
  /** A picture of something else than the page as it stands, as PNG. */
  take?: (page: Page) => Promise<Buffer>
}

const AUGUST = 'window=2017-08-01..2017-08-31&mode=window&sel=2017-08-02-siem-reap-banteay-meanchey-arrest'

const PICTURES: readonly Picture[] = [
  { name: 'first-view', link: '' },
  { name: 'first-view-dark', link: '', theme: 'dark' },
  { name: 'august-2017', link: `#v=1&map=5.9/12.4/104.2&${AUGUST}` },
  { name: 'globe', link: '#v=1&map=2.4/14/98&proj=globe&window=2011-01-01..2026-05-31&mode=window' },
  { name: 'phone', link: '', phone: true },
  { name: 'playback', link: '#v=1&map=2.9/24/84&window=2011-01-01..2016-04-06&mode=from-start', prepare: playOn },
  { name: 'print', link: `#v=1&map=5.9/12.4/104.2&${AUGUST.split('&sel')[0]}`, prepare: layOutForPrint },
  { name: 'picture', link: '', take: drawnPicture },
  { name: 'drawing', link: '#v=1&map=4.2/15/104&window=2017-08-01..2017-08-31&mode=window', take: shownDrawing },
  { name: 'story', link: '#story=august-2017&step=2' },
  { name: 'columns', link: `#v=1&map=5.9/12.4/104.2&${AUGUST.split('&sel')[0]}`, prepare: bringInTable },
  { name: 'review', link: `#v=1&map=5.2/12.4/104.2&${AUGUST.split('&sel')[0]}`, prepare: readReport },
  { name: 'share', link: `#v=1&map=5.9/12.4/104.2&${AUGUST.split('&sel')[0]}`, prepare: shareOwn },
  { name: 'cite', link: `#v=1&map=5.9/12.4/104.2&${AUGUST.split('&sel')[0]}`, prepare: citeView },
  { name: 'actions', link: '', prepare: listActions },
  { name: 'video', link: '', prepare: planVideo },
  { name: 'embed', link: `#v=1&map=5.9/12.4/104.2&${AUGUST.split('&sel')[0]}`, prepare: writeSnippet },
]

const MOST_BYTES = 400_000
const SETTLE_MS = 2_000

/** A few days after people were sent from Kenya to China: their arcs are on the way. */
const PLAYED_UNTIL = '2016-04-12'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'docs', 'pictures')
const PORT = Number(process.env.PORT ?? 4823)

/** Opens something by the list of actions. */
async function act(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find an action' }).fill(words)
  await page.keyboard.press('Enter')
}

async function playOn(page: Page): Promise<void> {
  const until = await page.getByLabel('Until', { exact: true }).elementHandle()
  await page.getByLabel('Speed').selectOption('0.25')
  await page.getByRole('button', { name: 'Play' }).click()
  await page.waitForFunction(([field, day]) => (field as HTMLInputElement).value >= day, [
    until!,
    PLAYED_UNTIL,
  ] as const)
}

/** The printed page, as wide as paper, without a dialog to print it. */
async function layOutForPrint(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => undefined
  })
  await page.keyboard.press('Control+p')
  await page.locator('.print-page').waitFor({ state: 'attached', timeout: 120_000 })
  await page.setViewportSize({ width: 820, height: 1000 })
  await page.emulateMedia({ media: 'print' })
}

async function drawnPicture(page: Page): Promise<Buffer> {
  await act(page, 'picture')
  await page.getByRole('radio', { name: '1600 × 900' }).check()
  await page.getByRole('button', { name: 'Draw the picture' }).click()
  const download = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('button', { name: 'Download PNG' }).click({ timeout: 120_000 })
  return readFile(await (await download).path())
}

/** The SVG drawing of the view, as a browser shows it. */
async function shownDrawing(page: Page): Promise<Buffer> {
  await act(page, 'svg')
  await page.getByRole('button', { name: 'Draw it' }).click()
  const download = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('button', { name: 'Download SVG' }).click({ timeout: 120_000 })
  const svg = await readFile(await (await download).path(), 'base64')
  const other = await page
    .context()
    .browser()!
    .newPage({ viewport: { width: 1600, height: 900 } })
  await other.setContent(`<body style="margin:0"><img src="data:image/svg+xml;base64,${svg}">`)
  await other.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  const picture = await other.screenshot()
  await other.close()
  return picture
}

const TABLE = `Day;Town;Country;Held;Nationality;Source;Link
16/8/2017;Poipet;Cambodia;12;Vietnamese;Own Wire;https://example.org/1
4/8/2017;Kampot;Cambodia;about 30;Chinese;Own Wire;https://example.org/2
5/8/2017;Kandal;Cambodia;40+;151 Chinese, 3 Taiwanese;Own Wire;https://example.org/3
soon;Sihanoukville;Cambodia;7;Martian;Own Wire;https://example.org/4
`

async function bringInTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a report' }).click()
  await page
    .locator('.desk input[type=file]')
    .setInputFiles([{ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) }])
  await page.getByText('Which column is what?').waitFor()
  await page.waitForTimeout(SETTLE_MS)
}

const REPORT = `PHNOM PENH, Aug. 22, 2017 - Police in Kampot province detained 38 Chinese nationals on Monday, a spokesman said.
At least 12 Vietnamese were held in Bavet on Sunday. All 50 will be sent home next month.
`

async function readReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a report' }).click()
  await page.getByRole('textbox', { name: 'The report’s text' }).fill(REPORT)
  await page.getByRole('button', { name: 'Find the incidents' }).click()
  await page.getByRole('button', { name: 'Accept all' }).waitFor({ timeout: 60_000 })
  await page.waitForTimeout(SETTLE_MS)
}

async function shareOwn(page: Page): Promise<void> {
  await readReport(page)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await page.locator('#card-title').waitFor()
  await page.getByRole('button', { name: 'Share', exact: true }).last().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).waitFor()
  await page.waitForTimeout(SETTLE_MS)
}

async function listActions(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('listbox').waitFor()
}

async function planVideo(page: Page): Promise<void> {
  await act(page, 'video')
  await page.getByLabel('Length in seconds').waitFor()
}

async function citeView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Cite', exact: true }).click()
  await page.waitForTimeout(SETTLE_MS)
}

/** The dialog with the snippet, as high as the map in it needs. */
async function writeSnippet(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1100, height: 1330 })
  await act(page, 'into a page')
  await page.frameLocator('.embed-preview').locator('.stage[data-map="ready"]').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(SETTLE_MS)
}

/** Starts the app and waits until it answers; what is missing is installed and built first. */
async function serve(): Promise<ChildProcess> {
  const server = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
    env: { ...process.env, PORT: String(PORT) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (let second = 0; second < 180; second++) {
    if (server.exitCode !== null) throw new Error(`The app could not be started on port ${PORT}.`)
    if (
      await fetch(address('')).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return server
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  server.kill()
  throw new Error('The app did not answer within three minutes.')
}

const address = (link: string): string => `http://127.0.0.1:${PORT}/${link}`

async function open(browser: Browser, { link, theme, phone, prepare }: Picture): Promise<Page> {
  const page = await browser.newPage({
    colorScheme: theme ?? 'light',
    locale: 'en-GB',
    ...(phone
      ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
      : { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 }),
  })
  await page.goto(address(link))
  await page.locator('.stage[data-map="ready"]').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(SETTLE_MS)
  await prepare?.(page)
  return page
}

/** What is to be seen, with a palette. */
async function shoot(page: Page, take: Picture['take']): Promise<Buffer> {
  const { width, height, data } = readPng(await (take ? take(page) : page.screenshot()))
  const picture = palettePng(width, height, data)
  if (picture.length > MOST_BYTES) throw new Error(`A picture has ${picture.length} bytes, more than ${MOST_BYTES}.`)
  return picture
}

async function takePictures(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => PICTURES.every((picture) => picture.name !== name))
  if (unknown.length > 0)
    throw new Error(`There is no picture “${unknown[0]}”. There are: ${PICTURES.map(({ name }) => name).join(', ')}.`)
  const executablePath = await findBrowser()
  const server = await serve()
  const browser = await chromium.launch({
    args: config.use?.launchOptions?.args,
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    await mkdir(FOLDER, { recursive: true })
    for (const picture of PICTURES) {
      if (wanted.length > 0 && !wanted.includes(picture.name)) continue
      const page = await open(browser, picture)
      const bytes = await shoot(page, picture.take)
      await page.context().close()
      await writeFile(join(FOLDER, `${picture.name}.png`), bytes)
      console.log(`${picture.name}.png: ${Math.round(bytes.length / 1000)} kB`)
    }
  } finally {
    await browser.close()
    server.kill()
  }
}

await takePictures(process.argv.slice(2))
