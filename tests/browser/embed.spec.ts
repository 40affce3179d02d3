import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { serveArticle } from './article/serve.ts'
import { expectAccessible } from './axe.ts'
import { expect, openApp, test as base, worldLink } from './page.ts'

declare global {
  interface Window {
    /** What the maps of the article have told it. */
    told: { dateline?: number; type?: string; window?: string; message?: string }[]
  }
}

/** An article on another host, with a map as a frame and one as an element. */
const test = base.extend<{ article: string }>({
  article: async ({ baseURL, trouble }, use) => {
    const { address, stop } = await serveArticle(baseURL!)
    // The article itself is on another host; what it brings is not.
    trouble.expected.push(/favicon/)
    await use(address)
    trouble.strays.splice(0, Infinity, ...trouble.strays.filter((url) => !url.startsWith(address)))
    await stop()
  },
})

const first = (page: Page) => page.frameLocator('#first')
const second = (page: Page) => page.frameLocator('#second iframe')

async function openArticle(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    window.told = []
    addEventListener('message', ({ data }) => window.told.push(data))
  })
  await page.goto(address)
  await expect(first(page).locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
}

/** Sends a message to the first map, as the article itself would. */
const send = (page: Page, message: object): Promise<void> =>
  page.evaluate(
    (data) => document.querySelector<HTMLIFrameElement>('#first')!.contentWindow!.postMessage(data, '*'),
    message,
  )

test('two maps stand in an article of another host, and leave it scrolling', async ({ page, article }) => {
  await openArticle(page, article)
  await expect(first(page).locator('.headline-sentence')).toHaveText(/3 operations · 399 people arrested/)
  await expectAccessible(page, 'the article')

  // The second has not been asked for: it is far below.
  await expect(page.locator('#second iframe')).toHaveCount(0)
  await expect(page.locator('#second img')).toHaveCount(1)

  const box = (await page.locator('#first').boundingBox())!
  const zoom = (): Promise<string | null> =>
    first(page)
      .getByRole('link', { name: /Sources/ })
      .getAttribute('href')
  const before = await zoom()
  for (const down of [0.4, 0.8]) {
    await page.evaluate(() => scrollTo(0, 0))
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * down)
    await page.mouse.wheel(0, 200)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(200)
  }
  expect(await zoom()).toBe(before)
  // A turn of the wheel soon after another one belongs to what that one scrolled.
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, 0))
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.4)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -300)
    await page.keyboard.up('Control')
    await expect.poll(zoom, { timeout: 3_000 }).not.toBe(before)
  }).toPass({ timeout: 30_000 })
  expect(await page.evaluate(() => scrollY)).toBe(0)

  await page.locator('#second').scrollIntoViewIfNeeded()
  await expect(second(page).locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await expect(second(page).locator('.headline-when')).toHaveText('January 2011 – May 2026')
  await expect(page.locator('#second img')).toHaveCount(0)
  await expect(second(page).locator('.legend')).toHaveCount(0)
  await expect(second(page).locator('.timeline')).toBeVisible()
})

test('the way to the sources leads to the same view in the whole app', async ({ page, article, context }) => {
  await openArticle(page, article)
  await first(page).getByRole('button', { name: 'Play', exact: true }).press('ArrowRight')
  await expect(first(page).locator('.headline-when')).toHaveText('September 2017')
  const link = first(page).getByRole('link', { name: /Sources/ })
  await expect(link).toHaveAttribute('href', /window=2017-09-01\.\.2017-09-30/)
  const opening = context.waitForEvent('page')
  await link.click()
  const full = await opening
  await expect(full.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await expect(full.locator('.headline-when')).toHaveText('September 2017')
  expect(new URL(full.url()).hash).toBe(new URL((await link.getAttribute('href'))!, full.url()).hash)
  await full.close()
})

test('the article drives its maps and hears of them; nobody else does', async ({ page, article }) => {
  await openArticle(page, article)
  await expect
    .poll(() => page.evaluate(() => window.told.filter(({ dateline }) => dateline === 1).length))
    .toBeGreaterThan(0)

  await send(page, { dateline: 1, type: 'set', window: '2016-01-01..2016-12-31' })
  await expect(first(page).locator('.headline-when')).toHaveText('2016')
  await expect.poll(() => page.evaluate(() => window.told.at(-1)?.window)).toBe('2016-01-01..2016-12-31')

  await send(page, { dateline: 1, type: 'select', id: '2017-08-02-siem-reap-banteay-meanchey-arrest' })
  await expect(first(page).locator('.card')).toContainText('Siem Reap')
  await expect(
    first(page)
      .locator('.card')
      .getByRole('button', { name: /Share|Cite|Correct/ }),
  ).toHaveCount(0)
  await send(page, { dateline: 1, type: 'select', id: null })
  await expect(first(page).locator('.card')).toHaveCount(0)

  await send(page, { dateline: 1, type: 'play' })
  await expect(first(page).getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  await send(page, { dateline: 1, type: 'pause' })
  await expect(first(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible()

  const problem = (): Promise<string | undefined> =>
    page.evaluate(() => window.told.findLast(({ type }) => type === 'problem')?.message)
  for (const [message, words] of [
    [{ dateline: 1, type: 'set', window: 'August' }, /window must be two days/],
    [{ dateline: 1, type: 'set', mode: 'constructor' }, /mode must be one of/],
    [{ dateline: 1, type: 'select', id: '__proto__' }, /no incident "__proto__"/],
    [{ dateline: 1, type: '__proto__' }, /type must be/],
    [{ dateline: 2, type: 'play' }, /dateline must be 1/],
    [{ dateline: 1, type: 'set', link: '#v=1&data=1AAAA' }, /carries incidents/],
  ] as const) {
    await send(page, message)
    await expect.poll(problem).toMatch(words)
  }

  // A frame of another host in the article is not the article.
  await page.evaluate(() => {
    const stranger = document.createElement('iframe')
    stranger.srcdoc =
      `<script>parent.frames[0].postMessage({ dateline: 1, type: 'set', window: '2011-01-01..2011-12-31' }, '*')</` +
      `script>`
    document.body.append(stranger)
  })
  await page.waitForTimeout(1000)
  await expect(first(page).locator('.headline-when')).not.toHaveText('2011')

  const when = first(page).locator('.headline-when')
  await page.locator('#second').scrollIntoViewIfNeeded()
  await expect(second(page).locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await page.evaluate(() => {
    const map = document.querySelector('#second') as HTMLElement & { set: (change: object) => void }
    map.addEventListener('dateline-state', (event) => {
      document.title = (event as CustomEvent<{ window: string }>).detail.window
    })
    map.set({ mode: 'window', window: '2019-01-01..2019-03-31' })
  })
  await expect(second(page).locator('.headline-when')).toHaveText('January – March 2019')
  await expect(page).toHaveTitle('2019-01-01..2019-03-31')
  await expect(when).not.toHaveText('January – March 2019')
})

test('a frame that names no host neither listens nor speaks, and a still one takes no hand', async ({ page }) => {
  await page.goto(`./embed.html${worldLink('window=2017-08-01..2017-08-31&mode=window')}&still=1&parts=none`)
  await expect(page.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await page.evaluate(() => postMessage({ dateline: 1, type: 'set', window: '2016-01-01..2016-12-31' }, '*'))
  await page.mouse.click(640, 400)
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(500)
  await expect(page.locator('.headline-when')).toHaveText('August 2017')
  await expect(page.locator('.timeline, .legend, .map-controls')).toHaveCount(0)
  await expectAccessible(page, 'a still map')
})

test('options that cannot be read are told of, and the map stands', async ({ page }) => {
  await page.goto(`./embed.html${worldLink()}&parts=<img src=x onerror=alert(1)>&host=javascript:alert(1)`)
  await expect(page.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('is not some of timeline')
  await expect(page.locator('img')).toHaveCount(0)
})

test('the snippet is written in the app, with the map as it will look', async ({ page }) => {
  await openApp(page, `./#v=1&map=5/12.6/104.6&window=2017-08-01..2017-08-31&mode=window`)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: /Put it into a page/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Put this view into a page' })
  const preview = page.frameLocator('.embed-preview')
  await expect(preview.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await expect(preview.locator('.headline-when')).toHaveText('August 2017')
  await expectAccessible(page, 'the dialog')
  const snippet = dialog.getByLabel('Snippet')
  await expect(snippet).toHaveValue(/^<iframe\n/)
  await dialog.getByRole('checkbox', { name: 'Timeline' }).uncheck()
  await dialog.getByRole('radio', { name: 'Only look at it' }).check()
  await expect(snippet).toHaveValue(/&amp;parts=legend,controls&amp;still=1"/)
  await expect(preview.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await expect(preview.locator('.timeline')).toHaveCount(0)
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('fr')
  await expect(snippet).toHaveValue(
    /&amp;still=1&amp;lang=fr"\n {2}title="Carte, août 2017 : 3 opérations, [^"]*" lang="fr"/,
  )
  await expect(preview.locator('.headline-when')).toHaveText('août 2017')
  await dialog.getByRole('radio', { name: /An element/ }).check()
  await expect(snippet).toHaveValue(/\n {2}lang="fr"\n/)
  await expect(snippet).toHaveValue(/^<dateline-map\n[^]*dateline-map\.js" async><\/script>$/)
})

test('a map speaks French: its sentence, its names, and what is English in it is marked so', async ({ page }) => {
  await page.goto(`./embed.html${worldLink('window=2017-08-01..2017-08-31&mode=window')}&lang=fr-CA&still=maybe`)
  await expect(page.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('.headline-when')).toHaveText('août 2017')
  await expect(page.locator('.headline-sentence')).toHaveText(/^\d+ opérations · [\d–\s]+ personnes arrêtées/)
  await expect(page.locator('.legend')).toContainText('Légende')
  for (const name of ['Lire', 'Un pas en avant', 'Zoom avant', 'Revenir à la première vue'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('main', { name: 'Carte' })).toBeVisible()
  await expect(page.getByRole('slider', { name: 'Premier jour de la période' })).toHaveAttribute(
    'aria-valuetext',
    '1er août 2017',
  )
  await expect(page.getByRole('link', { name: /^Sources et tous les comptes rendus \(en anglais\)/ })).toHaveAttribute(
    'hreflang',
    'en',
  )
  const notice = page.getByRole('status', { name: 'Avis' })
  await expect(notice).toContainText('« still » dans l’adresse')
  await expect(notice.locator('[lang="en"]').first()).toContainText('is not 1 or 0')
  await expect(page.locator('.maplibregl-cooperative-gesture-screen')).toContainText('pour zoomer sur la carte')
  await expectAccessible(page, 'a map in French')

  // A language that is not there: English, and said.
  await page.goto(`./embed.html${worldLink('window=2017-08-01..2017-08-31&mode=window')}&lang=tlh`)
  await page.reload()
  await expect(page.locator('.headline-when')).toHaveText('August 2017')
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('lang "tlh" is not one of en, fr')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('no language is wider than a narrow column', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 })
  for (const lang of ['fr', 'es', 'vi', 'th', 'id']) {
    await page.goto(`./embed.html?${lang}${worldLink('window=2015-02-01..2017-08-31&mode=window')}&lang=${lang}`)
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page.locator('.headline-sentence')).toContainText('·')
    expect(await page.evaluate(() => document.documentElement.scrollWidth), lang).toBeLessThanOrEqual(320)
  }
})

test('a map in a page works without WebGL, on a phone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 358, height: 540 }, baseURL: baseURL! })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest])
    } as typeof getContext
  })
  await page.goto(`./embed.html${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
  await expect(page.locator('main[data-map="failed"]')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.headline-when')).toHaveText('August 2017')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(358)
  await context.close()
})

test('a story stands in the article: its steps move its map', async ({ page, article }) => {
  await openArticle(page, article)
  await page.locator('#third').scrollIntoViewIfNeeded()
  const story = page.frameLocator('#third iframe')
  await expect(story.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await expect(story.getByRole('heading', { level: 1 })).toHaveText('The arrests of August 2017')
  const before = await story.locator('.headline-when').innerText()
  await story.getByRole('button', { name: 'Step 6', exact: false }).click()
  await expect(story.locator('.headline-when')).not.toHaveText(before)
  await expect(story.locator('.card, .timeline')).toHaveCount(0)
  await expect(story.getByRole('link', { name: 'Explore this view of step 6, in a new tab' })).toHaveAttribute(
    'href',
    /^\.\/#v=1&map=/,
  )
  // What the article is scrolled to is the article's affair.
  expect(await page.evaluate(() => document.querySelector('#third')!.getBoundingClientRect().top)).toBeGreaterThan(0)
})

test('a frame that is opened in a tab of its own talks to nobody, itself included', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    window.told = []
    addEventListener('message', ({ data }) => window.told.push(data))
  })
  const host = encodeURIComponent(new URL(baseURL!).origin)
  await page.goto(`./embed.html${worldLink('window=2017-08-01..2017-08-31&mode=window')}&host=${host}`)
  await expect(page.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  expect(await page.evaluate(() => window.told.filter((data) => data?.dateline))).toEqual([])
})

test('an element in a page from a disk, under a strict policy, shows its map in its own height', async ({
  page,
  baseURL,
  trouble,
}, testInfo) => {
  const link = `${baseURL}${worldLink('window=2017-08-01..2017-08-31&mode=window')}`
  const policy = `script-src ${new URL(baseURL!).origin}; style-src 'none'`
  const html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
    <dateline-map src="${link.replaceAll('&', '&amp;')}" poster="data:image/gif;base64,R0lGODlhAQABAAAAACw="></dateline-map>
    <script src="${baseURL}dateline-map.js"></script>`
  const file = testInfo.outputPath('page.html')
  writeFileSync(file, html)
  await page.goto(pathToFileURL(file).href)
  const map = page.locator('dateline-map')
  await expect(map.locator('iframe')).toHaveCount(1)
  await expect(map.locator('img')).toHaveCount(0, { timeout: 60_000 })
  expect((await map.boundingBox())!.height).toBe(540)
  expect((await map.locator('iframe').boundingBox())!.height).toBe(540)
  expect(trouble.strays.splice(0)).toEqual([pathToFileURL(file).href])
})
