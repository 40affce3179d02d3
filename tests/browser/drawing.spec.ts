import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, openApp, test, worldLink } from './page.ts'
import type { Pixels } from './png.ts'
import { countLike, readPng } from './png.ts'

const AUGUST = '#v=1&map=4.2/15/104&window=2017-08-01..2017-08-31&mode=window'
const LAND = '#F3EEE2'
const WATER = '#D6E1E4'
const DEPORTATION = '#1F5582'

async function act(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find an action' }).fill(query)
  await page.keyboard.press('Enter')
}

async function downloaded(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  const file = await waiting
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
}

async function drawn(page: Page): Promise<{ name: string; content: Buffer }> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Draw/ }).click()
  await expect(dialog.getByRole('status')).toHaveText(/^Drawn/, { timeout: 60_000 })
  return downloaded(page, 'Download SVG')
}

/** What a parser finds in an SVG: in a page of its own, since the app's policy forbids the styles that a file may have. */
async function parsed(page: Page, svg: string) {
  const other = await page.context().newPage()
  const found = await other.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'image/svg+xml')
    const all = [...document.querySelectorAll('*')]
    const count = (selector: string): number => document.querySelectorAll(selector).length
    return {
      fault: document.querySelector('parsererror')?.textContent ?? null,
      root: document.documentElement.localName,
      tags: [...new Set(all.map(({ localName }) => localName))].sort(),
      handlers: all.flatMap(({ attributes }) =>
        [...attributes]
          .filter(({ name, value }) => /^on/i.test(name) || /javascript:/i.test(value))
          .map(({ name }) => name),
      ),
      links: all.flatMap((element) => ['href', 'src'].map((name) => element.getAttribute(name)).filter(Boolean)),
      texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent),
      title: document.querySelector('title')?.textContent,
      arcs: count('#dateline-arcs .arc'),
      discs: count('#dateline-discs .disc'),
      basemap: [...document.querySelectorAll('#dateline-basemap > g')].map(({ id }) => id),
    }
  }, svg)
  await other.close()
  return found
}

/** The same parts of two pictures: how many pixels have about this colour. */
const share = (pixels: Pixels, color: string): number => countLike(pixels, color) / (pixels.width * pixels.height)

test('an SVG is the picture in shapes and text: two renderers show what the PNG shows', async ({ page }) => {
  test.setTimeout(240_000)
  await openApp(page, `./${AUGUST}`)
  await act(page, 'svg')
  const dialog = page.getByRole('dialog')
  await expectAccessible(page, 'the drawing')
  const { name, content } = await drawn(page)
  expect(name).toMatch(/^dateline-drawing-16x9-light_2017-08-01_2017-08-31_saved-.*\.svg$/)
  writeFileSync('test-results/drawing.svg', content)
  const found = await parsed(page, content.toString())
  expect(found).toMatchObject({ fault: null, root: 'svg', handlers: [], links: [], title: 'Dateline: August 2017' })
  // Shapes and text alone: neither scripts nor pictures.
  expect(found.tags.filter((tag) => ['script', 'image', 'foreignObject', 'a', 'use'].includes(tag))).toEqual([])
  const text = found.texts.join(' ')
  for (const words of [
    'August 2017',
    'people arrested',
    'deported',
    'Sources of',
    'arrest is not guilt',
    'province only',
    '154',
  ])
    expect(text).toContain(words)
  for (const label of ['CAMBODIA', 'Vientiane', 'THAILAND']) expect(text).toContain(label)
  expect(found.arcs).toBeGreaterThan(0)
  expect(found.discs).toBeGreaterThan(found.arcs)
  expect(found.basemap).toEqual(expect.arrayContaining(['dateline-land', 'dateline-coast', 'dateline-boundary']))

  await dialog.getByRole('radio', { name: 'PNG picture' }).check()
  await dialog.getByRole('radio', { name: '1600 × 900' }).check()
  await dialog.getByRole('button', { name: 'Draw the picture' }).click()
  await expect(dialog.getByRole('status')).toHaveText('', { timeout: 60_000 })
  const png = readPng((await downloaded(page, 'Download PNG')).content)
  const other = await page.context().newPage()
  await other.setViewportSize({ width: 1600, height: 900 })
  await other.setContent(
    `<body style="margin:0"><img src="data:image/svg+xml;base64,${content.toString('base64')}" width="1600" height="900">`,
  )
  await other.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  const shot = await other.screenshot({ path: 'test-results/drawing-chromium.png' })
  await other.close()
  const renderers = [readPng(shot)]
  if (spawnSync('rsvg-convert', ['--version']).error)
    test
      .info()
      .annotations.push({ type: 'rsvg-convert', description: 'not installed: one renderer has looked, not two' })
  else {
    execFileSync('rsvg-convert', ['test-results/drawing.svg', '-o', 'test-results/drawing-rsvg.png'])
    renderers.push(readPng(readFileSync('test-results/drawing-rsvg.png')))
  }
  for (const pixels of renderers) {
    expect([pixels.width, pixels.height]).toEqual([1600, 900])
    // Areas are the same; of lines and letters each renderer has its own edges, and its own font where it has not ours.
    for (const [color, tolerance] of [
      [LAND, 1.2],
      [WATER, 1.2],
      [DEPORTATION, 2.5],
    ] as const) {
      expect(share(pixels, color), color).toBeGreaterThan(share(png, color) / tolerance)
      expect(share(pixels, color), color).toBeLessThan(share(png, color) * tolerance)
    }
  }
})

test('text of others stays text in an SVG', async ({ page }) => {
  test.setTimeout(240_000)
  await openApp(page, `./${worldLink()}`)
  const hostile = `<script>document.title='x'</script>&amp;"'><image href="javascript:alert(1)" onload="alert(1)"/>`
  const incident = {
    id: 'own-1',
    type: 'arrest',
    date: { start: '2020-05-05', end: '2020-05-05', precision: 'day' },
    count: { min: 12, max: 12, qualifier: 'exact' },
    places: [{ name: 'Poipet', country: 'KH' }],
    summary: hostile,
    sources: [{ publisher: hostile, title: hostile, url: 'https://example.org/1', published: '2020-05-06' }],
  }
  const transfer = await page.evaluateHandle(
    (content) => {
      const data = new DataTransfer()
      data.items.add(new File([content], 'own.json'))
      return data
    },
    JSON.stringify({ format: 'dateline/1', incidents: [incident] }),
  )
  await page.locator('.map-canvas').dispatchEvent('drop', { dataTransfer: transfer })
  await expect(page.locator('.desk-said')).toContainText('one incident brought in', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Show only mine' }).click()
  await page.getByRole('button', { name: 'Back to the map' }).click()
  await act(page, 'svg')
  const found = await parsed(page, (await drawn(page)).content.toString())
  expect(found).toMatchObject({ fault: null, handlers: [], links: [] })
  expect(found.tags).not.toContain('script')
  expect(found.tags).not.toContain('image')
  expect(found.texts.join(' ').replaceAll(/\s+/g, ' ')).toContain("<script>document.title='x'</script>&amp;")
})

test('where shapes cannot show the map, the reason is said', async ({ page }) => {
  await openApp(page, '#v=1&map=2.4/14/98&proj=globe&window=2017-08-01..2017-08-31&mode=window')
  await act(page, 'svg')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Draw it' }).click()
  await expect(dialog.getByRole('status')).toContainText('No drawing: on the globe')
  await expect(dialog.getByRole('button', { name: 'Download SVG' })).toHaveCount(0)
})
