import { readFileSync, writeFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { FORMATS } from '../../src/io/formats.ts'
import { expectAccessible } from './axe.ts'
import { expect, headline, openApp, test, worldLink } from './page.ts'
import type { Pixels } from './png.ts'
import { countLike, readPng } from './png.ts'

const AUGUST = worldLink('window=2017-08-01..2017-08-31&mode=window')
/** A red disc on paper, and the land of which something was collected. */
const DISC = '#C0522F'
const LAND = '#F3EEE2'
const DEPORTATION = '#1F5582'

/** Opens something by the list of actions. */
async function act(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find an action' }).fill(query)
  await page.keyboard.press('Enter')
}

const contentOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path())

async function saved(page: Page, button: string | RegExp): Promise<{ name: string; content: Buffer }> {
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  const file = await download
  return { name: file.suggestedFilename(), content: await contentOf(file) }
}

async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64!), (sign) => sign.charCodeAt(0))], file!))
      return data
    },
    [name, content.toString('base64')],
  )
  await page.locator('.map-canvas').dispatchEvent('drop', { dataTransfer: transfer })
}

test('a view is cited for a footnote, LaTeX and a reference manager, and downloaded', async ({ page }) => {
  await openApp(page, `./${AUGUST}`)
  await page.getByRole('button', { name: 'Cite', exact: true }).click()
  const field = page.getByRole('dialog').getByLabel('Citation')
  await expect(field).toHaveValue(/August 2017\..*reports on screen/s)
  await expectAccessible(page, 'the citation')
  await page.getByRole('dialog').getByRole('radio', { name: 'BibTeX', exact: true }).check()
  await expect(field).toHaveValue(/^@misc\{dateline-[a-z0-9]{8},\n {2}author = \{\{/)
  const bib = await saved(page, 'Download .bib')
  expect(bib.name).toMatch(/^dateline-citation_2017-08-01_2017-08-31_saved-\d{4}-\d\d-\d\d\.bib$/)
  expect(bib.content.toString()).toBe(await field.inputValue())
  await page.getByRole('dialog').getByRole('radio', { name: 'RIS', exact: true }).check()
  const ris = await saved(page, 'Download .ris')
  expect(
    ris.content
      .toString()
      .split('\r\n')
      .filter((line) => line === 'ER  - ').length,
  ).toBe(bib.content.toString().match(/^@misc/gm)!.length)
  await page.getByRole('dialog').getByRole('radio', { name: 'CSL-JSON', exact: true }).check()
  const csl = await saved(page, 'Download .json')
  expect((JSON.parse(csl.content.toString()) as { URL: string }[])[0]!.URL).toContain('window=2017-08-01..2017-08-31')
})

test('a printed page has the map, the headline, the reports, their sources and the address', async ({ page }) => {
  await openApp(page, `./${AUGUST}&theme=dark`)
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await page.keyboard.press('Control+p')
  await expect(page.locator('html[data-printed]')).toBeAttached({ timeout: 90_000 })
  await page.emulateMedia({ media: 'print' })
  const figure = await page.locator('.print-page img').screenshot({ path: 'test-results/print-map.png', scale: 'css' })
  // Light, whatever the screen is: the land, a disc that lets a little of it through, and an arc.
  expect(countLike(readPng(figure), LAND)).toBeGreaterThan(10_000)
  expect(countLike(readPng(figure), DISC)).toBeGreaterThan(200)
  expect(countLike(readPng(figure), DEPORTATION)).toBeGreaterThan(20)
  await page.screenshot({ path: 'test-results/print-page.png', fullPage: true })
  await expect(page.locator('#root')).toBeHidden()
  const reports = await page.locator('.print-page tbody').first().getByRole('row').count()
  const pdf = await page.pdf({ path: 'test-results/print.pdf', format: 'A4', preferCSSPageSize: true })
  const text = await textOfPdf(pdf)
  expect(text).toContain('August 2017')
  expect(text).toMatch(/\d+ operations, .* arrested/)
  expect(text).toContain(`${reports} reports on screen`)
  expect(text).toContain('window=2017-08-01..2017-08-31')
  expect(text).toMatch(/Seen on \d+ \w+ \d{4}/)
  expect(text).toContain('Sources')
  // The PDF has ended the printing: the page is as it was.
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('.print-page')).toHaveCount(0)
  await expect(page.locator('#root')).toBeVisible()
})

/** Pixels of a box that are clearly red, and clearly blue: marks let some of the map through. */
function countSpots(
  { data, width }: Pixels,
  box: { x: number; y: number; width: number; height: number },
): [red: number, blue: number] {
  let [red, blue] = [0, 0]
  for (let row = Math.floor(box.y); row < Math.floor(box.y + box.height); row++)
    for (let column = box.x; column < box.x + box.width; column++) {
      const at = (row * width + column) * 4
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
      if (r - b > 80 && r - g > 60) red++
      else if (b - r > 60) blue++
    }
  return [red, blue]
}

async function textOfPdf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return pages.join(' ').replaceAll(/\s+/g, ' ')
}

test('what is exported is on the screen, opens in a spreadsheet, and comes back whole in another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000)
  await openApp(page, `./${AUGUST}`)
  const sums = await headline(page)
  await act(page, 'export')
  const dialog = page.getByRole('dialog')
  await expectAccessible(page, 'the export')
  const onScreen = Number(/On screen \((\d+)\)/.exec(await dialog.innerText())![1])
  const csv = await saved(page, new RegExp(`Download ${onScreen} incidents`))
  expect(csv.name).toMatch(/^dateline-on-screen_2017-08-01_2017-08-31_saved-.*\.csv$/)
  expect(csv.content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  const rows = parse<Record<string, string>>(csv.content, { bom: true, columns: true })
  expect(rows).toHaveLength(onScreen)
  const joint = rows.find(({ id }) => id === '2017-08-02-siem-reap-banteay-meanchey-arrest')!
  expect([joint.count_min, joint.count_max, joint.place_name]).toEqual(['154', '154', 'Siem Reap; Banteay Meanchey'])
  expect(joint.source_url!.split('; ').every((url) => url.startsWith('http'))).toBe(true)
  expect(JSON.parse(rows[0]!.document!)).toMatchObject({ license: expect.stringContaining('MIT') as unknown })
  const files = [csv]
  for (const [label, end] of [
    ['JSON', 'json'],
    ['GeoJSON', 'geojson'],
    ['Arrow', 'arrow'],
  ] as const) {
    await dialog.getByRole('radio', { name: label, exact: true }).check()
    const file = await saved(page, /^Download/)
    expect(file.name).toMatch(new RegExp(`\\.${end}$`))
    files.push(file)
  }
  const [fromCsv, ...others] = await Promise.all(
    files.map(async ({ name, content }) => {
      const { read } = await FORMATS.find(({ extensions }) => name.endsWith(`.${extensions[0]}`))!.open()
      return read(new Uint8Array(content)).incidents
    }),
  )
  for (const incidents of others) expect(incidents).toEqual(fromCsv)

  for (const { name, content } of files.slice(0, 3)) {
    const context = await browser.newContext({ baseURL })
    const other = await context.newPage()
    await openApp(other, `./${AUGUST}`)
    await drop(other, name, content)
    await expect(other.locator('.desk-said')).toContainText(`${onScreen} incidents brought in`, { timeout: 90_000 })
    await other.getByRole('button', { name: 'Export' }).click()
    await other.getByRole('dialog').getByRole('radio', { name: 'JSON', exact: true }).check()
    const back = await saved(other, new RegExp(`Download ${onScreen} incidents`))
    expect(back.name).toMatch(/^dateline-mine_saved-/)
    const { incidents } = JSON.parse(back.content.toString()) as { incidents: unknown[] }
    const { incidents: before } = JSON.parse(files[1]!.content.toString()) as { incidents: unknown[] }
    expect(incidents).toEqual(before)
    await other.keyboard.press('Escape')
    await other.getByRole('button', { name: 'Show only mine' }).click()
    await other.getByRole('button', { name: 'Back to the map' }).click()
    await expect.poll(() => headline(other)).toEqual(sums)
    await context.close()
  }
})

test('a picture has the map, the timeline and the legend, in every shape, size and theme', async ({ page }) => {
  test.setTimeout(300_000)
  await openApp(page, './')
  await act(page, 'picture')
  const dialog = page.getByRole('dialog')
  await expectAccessible(page, 'the picture')
  for (const [shape, theme, size, width, height] of [
    ['16:9', 'Paper', '1600 × 900', 1600, 900],
    ['1:1', 'Night desk', '1200 × 1200', 1200, 1200],
    ['9:16', 'Paper', '1080 × 1920', 1080, 1920],
    ['16:9', 'Night desk', '4800 × 2700', 4800, 2700],
  ] as const) {
    await dialog.getByRole('radio', { name: shape, exact: true }).check()
    await dialog.getByRole('radio', { name: theme, exact: true }).check()
    await dialog.getByRole('radio', { name: size, exact: true }).check()
    await dialog.getByRole('button', { name: /^Draw/ }).click()
    await expect(dialog.getByRole('status')).toHaveText('', { timeout: 150_000 })
    const { name, content } = await saved(page, 'Download PNG')
    expect(name).toContain(`dateline-picture-${shape.replace(':', 'x')}`)
    writeFileSync(`test-results/${name}`, content)
    const pixels = readPng(content)
    expect([pixels.width, pixels.height]).toEqual([width, height])
    const ratio = width / (shape === '16:9' ? 1600 : shape === '1:1' ? 1200 : 1080)
    const box = (y: number, part: number) => ({ x: 0, y, width, height: part })
    // Marks and arcs on the map, bars in the timeline, discs in the legend, the two sums in the headline.
    const [red, blue] = countSpots(pixels, box(height / 3, height / 3))
    expect(red).toBeGreaterThan(1_500 * ratio * ratio)
    expect(blue).toBeGreaterThan(500 * ratio * ratio)
    const [redSum, blueSum] = countSpots(pixels, box(0, 150 * ratio))
    expect(Math.min(redSum, blueSum)).toBeGreaterThan(300 * ratio * ratio)
    const [redBelow, blueBelow] = countSpots(pixels, box(height - 340 * ratio, 340 * ratio))
    expect(Math.min(redBelow, blueBelow)).toBeGreaterThan(300 * ratio * ratio)
  }
})

test('every action is two steps away: Ctrl+K and a word of it', async ({ page }) => {
  await openApp(page, `./${AUGUST}`)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find an action' })).toBeFocused()
  await expectAccessible(page, 'the actions')
  const names = await page.getByRole('listbox').getByRole('option').allInnerTexts()
  expect(names.length).toBeGreaterThan(30)
  await page.keyboard.type('nothing of the kind')
  await expect(page.getByRole('dialog')).toContainText('Nothing here is called that')
  await page.keyboard.press('Escape')
  // A second Ctrl+K closes the list, so it has to be gone.
  await expect(page.locator('dialog')).toHaveCount(0)
  await act(page, 'globe')
  await expect(page.getByRole('button', { name: 'Show the flat map' })).toBeVisible()
  await act(page, 'search')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await act(page, 'until a day')
  await expect(page.getByLabel('Mode')).toHaveValue('from-start')
  await act(page, 'keys')
  await expect(page.getByRole('dialog', { name: 'Keys and actions' })).toContainText('Export the data')
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toHaveCount(0)
  // With the pointer, and with the arrows.
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('combobox', { name: 'Find an action' }).fill('theme')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('html[data-theme="dark"]')).toBeAttached()
})
