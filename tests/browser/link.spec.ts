import { readFileSync } from 'node:fs'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { seeds } from './expected.ts'
import {
  expect,
  expectNoTrouble,
  fieldOf,
  headline,
  mapReady,
  openApp,
  settled,
  show,
  test,
  watch,
  worldLink,
} from './page.ts'

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0]!)

const STORY =
  'v=1&map=6.25/13.2/103.7&window=2017-08-01..2017-08-31&mode=window&axis=2016-01-01..2018-12-31&unit=week&scale=linear&nat=CN,TW' +
  '&sel=2017-08-02-siem-reap-banteay-meanchey-arrest&theme=dark&panel=ledger&sort=people&reading=highest&split=1'

const notices = (page: Page) => page.getByRole('status', { name: 'Notices' })

/** How far two cameras of one zoom are apart, in pixels. */
function pixelsApart(a: string, b: string): number {
  const [[zoom, lat, lng], [zoom2, lat2, lng2]] = [a, b].map((text) => text.split('/').map(Number)) as [
    number[],
    number[],
  ]
  expect(zoom2).toBe(zoom)
  const size = 512 * 2 ** zoom!
  const y = (degrees: number): number => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)
  return Math.hypot(((lng! - lng2!) / 360) * size, (y(lat!) - y(lat2!)) * size)
}

test('a copied link opens the same view under other clocks, sizes and themes', async ({ page, browser, context }) => {
  test.setTimeout(240_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openApp(page, `./#${STORY}`)
  await expect(notices(page)).toBeEmpty()
  await page.getByRole('button', { name: 'All reports' }).click()
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog.getByText('Copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(await dialog.getByLabel('Link').inputValue())
  expect(new URL(link).hash).toBe(`#${STORY.replace(/&sel=[^&]*/, '')}`)
  await page.keyboard.press('Escape')
  await page.goBack()
  await expect(page.getByRole('article')).toBeVisible()
  const here = await headline(page)
  const title = await page.getByRole('article').getByRole('heading', { level: 1 }).innerText()
  const fragment = await settled(page)
  expect(fragment).toBe(`#${STORY}`)

  const elsewhere: BrowserContextOptions[] = [
    { timezoneId: 'Asia/Phnom_Penh', locale: 'en-US', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
    { timezoneId: 'America/New_York', locale: 'de-DE', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
    {
      timezoneId: 'Pacific/Kiritimati',
      locale: 'th-TH',
      viewport: { width: 1000, height: 640 },
      colorScheme: 'light',
      deviceScaleFactor: 2,
    },
  ]
  for (const options of elsewhere)
    await test.step(options.timezoneId!, async () => {
      const other = await browser.newContext({ ...options, baseURL: page.url().split('#')[0]! })
      const reader = await other.newPage()
      const trouble = await watch(reader)
      await openApp(reader, `./#${STORY}`)
      expect(await settled(reader)).toBe(fragment)
      expect(pixelsApart(fieldOf(fragment, 'map')!, fieldOf(await settled(reader), 'map')!)).toBeLessThan(0.5)
      await expect(notices(reader)).toBeEmpty()
      expect(await reader.getByRole('article').getByRole('heading', { level: 1 }).innerText()).toBe(title)
      if (options.viewport!.width === 1440) expect(await headline(reader)).toEqual(here)
      // After moving there and back the camera is where it was.
      await reader.mouse.move(options.viewport!.width * 0.7, 300)
      await show(reader, worldLink())
      await show(reader, `#${STORY}`)
      expect(pixelsApart(fieldOf(fragment, 'map')!, fieldOf(await settled(reader), 'map')!)).toBeLessThan(0.5)
      await expectNoTrouble(reader, trouble)
      await other.close()
    })
})

test('back and forward restore exactly', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
  const steps = [await settled(page)]
  await page.getByLabel('Mode').selectOption('from-start')
  steps.push(await settled(page))
  await page.getByRole('tab', { name: 'Ledger' }).click()
  steps.push(await settled(page))
  await page.getByRole('button', { name: /globe/i }).click()
  steps.push(await settled(page))
  expect(new Set(steps).size).toBe(4)
  const sums = await headline(page)
  for (const step of [...steps].reverse().slice(1)) {
    await page.goBack()
    expect(await settled(page)).toBe(step)
  }
  await expect(page.getByRole('slider')).toHaveCount(2)
  await expect(page.getByRole('tab', { name: 'Reports' })).toHaveAttribute('aria-selected', 'true')
  for (const step of steps.slice(1)) {
    await page.goForward()
    expect(await settled(page)).toBe(step)
  }
  expect(await headline(page)).toEqual(sums)
})

test('links of the golden file open without a complaint', async ({ page }) => {
  test.setTimeout(240_000)
  await openApp(page)
  // One of them selects a report of other data; that is another test's.
  const ids = new Set(seeds.map((incident) => incident.id))
  const links = linesOf('links.txt').filter((link) => ids.has(fieldOf(link, 'sel') ?? seeds[0]!.id))
  for (const link of links.filter((_, i) => i % Math.ceil(links.length / 10) === 0)) {
    await show(page, `#${link}`)
    await expect(notices(page), link).toBeEmpty()
    await expect(page.locator('.headline-when'), link).not.toBeEmpty()
  }
})

test('damaged links open a view, say what is wrong with them and put nothing into the page', async ({ page }) => {
  test.setTimeout(240_000)
  await openApp(page)
  await settled(page)
  await page.evaluate(() => {
    Object.assign(window, { alert: () => document.body.setAttribute('data-hacked', '') })
  })
  const hostile = [
    'v=1&q=<img src=x onerror=alert(1)>&zzz=<svg onload=alert(1)>',
    'v=1&panel=<script>alert(1)</script>',
    `v=1&__proto__=1&constructor=2&sel=__proto__&nat=__proto__`,
    `v=1&map=3.4/14/108&sel=${encodeURIComponent('"><script>alert(1)</script>')}&lang=</li><b id=injected>`,
    `v=1&q=${'a'.repeat(100_000)}`,
    'v=1&map=NaN/Infinity/-Infinity&window=0000-00-00..9999-99-99',
  ]
  const elements = await page.evaluate(
    () => document.querySelectorAll('script, iframe, img, object, embed, base').length,
  )
  for (const link of [...linesOf('damaged-links.txt').filter((_, i) => i % 3 === 0), ...hostile]) {
    await show(page, `#${link}`)
    const name = link.slice(0, 80)
    await expect(notices(page), name).not.toBeEmpty()
    await expect(page.locator('.headline-when'), name).not.toBeEmpty()
    const now = await page.evaluate(() => document.querySelectorAll('script, iframe, img, object, embed, base').length)
    expect(now, name).toBe(elements)
    await expect(page.locator('[data-hacked], #injected'), name).toHaveCount(0)
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
  }
  expect(await page.evaluate(() => ({}) as Record<string, unknown>)).toEqual({})
})

test('a link to a report that is not here says so', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window&sel=2031-01-01-atlantis-arrest')}`)
  await expect(page.getByRole('article')).toHaveCount(0)
  await expect(notices(page)).toContainText('2031-01-01-atlantis-arrest')
})

test('a link out of the source of a page keeps its camera', async ({ page }) => {
  await openApp(page, './#v=1&amp;map=6/13.2/103.7&amp;window=2017-08-01..2017-08-31&amp;mode=window')
  await page.keyboard.press('+')
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('map=7/13.2')
})

test('a damaged first address opens the first view with a notice', async ({ page }) => {
  await page.goto('./#hello')
  await mapReady(page)
  await expect(notices(page)).toContainText('hello')
  await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible()
})
