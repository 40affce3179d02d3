/**
 * Main-thread work of one step of the time window in a real browser, a step a frame as in a drag, above an empty repaint.
 * On the seeds: this app (built, with its list, timeline and headline) against MapLibre's own clustered GeoJSON source
 * with `setData` (a bare map). On made-up incidents in growing numbers: this map and its index alone, against the same, a
 * circle layer with `setFilter`, and deck.gl's points with its filter on the graphics card, which is fetched for it. All but
 * deck.gl have the same basemap. What is drawn of these is not rasterised. The page is small, because software WebGL makes
 * the main thread wait for its raster, which no graphics card does.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { createServer } from 'vite'
import config from '../playwright.config.ts'
import type { FrameCost } from './browser/cost.ts'
import { costOfFrames } from './browser/cost.ts'
import { rasterise } from './browser/rasterise.ts'
import { FIRST } from '../tests/helpers/generate.ts'
import type { BenchRow } from './index.ts'
import { servePeers } from './peers/serve.ts'

const APP_PORT = 4871
const PEER_PORT = 4872
const DECK_PORT = 4873
const STEPS = 180
/** Made-up incidents; `N=100000` takes one number alone. */
const SIZES = process.env.N ? [Number(process.env.N)] : [10_000, 100_000, 1_000_000]
/** A window of 90 days, moved by 8 days a frame. */
const [DAYS, STRIDE, DRAWN_STEPS] = [90, 8, 100]
/** Steps that go before, until the browser has made of the script what it makes of it. */
const WARM_UP = 40
/** Milliseconds in which a page has to be there. */
const PATIENCE = 300_000
const VERSUS = "MapLibre's clustered source with setData"

interface Cost extends FrameCost {
  /** Tasks of more than 50 ms in the whole run. */
  long: number
}

/** Presses the arrow key, repaints the other map, or moves its window, once a frame. */
async function measure(page: Page, session: CDPSession, work: 'key' | 'repaint' | 'step'): Promise<Cost> {
  let long = 0
  const cost = await costOfFrames(session, STEPS, async (first, last) => {
    long += await page.evaluate(
      async ([name, from, until]) => {
        let count = 0
        const observer = new PerformanceObserver((list) => (count += list.getEntries().length))
        observer.observe({ entryTypes: ['longtask'] })
        for (let i = from; i < until; i++) {
          await new Promise(requestAnimationFrame)
          if (name === 'key')
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
          else if (name === 'repaint') window.peer!.repaint()
          else window.peer!.step(i)
        }
        observer.disconnect()
        return count
      },
      [work, first, last] as const,
    )
  })
  return { ...cost, long }
}

async function openPage(browser: Browser, url: string, ready: string): Promise<{ page: Page; session: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 900, height: 520 } })
  await page.goto(url)
  await page.waitForSelector(ready, { timeout: 60_000, state: 'attached' })
  await page.waitForTimeout(3000)
  const session = await page.context().newCDPSession(page)
  return { page, session }
}

/** The app, one month of window moved by a month at a time with the arrow key, over the years. */
async function measureApp(browser: Browser): Promise<Cost> {
  const url = `http://127.0.0.1:${APP_PORT}/#v=1&map=3.6/18/110&window=2011-01-01..2011-01-31&mode=window`
  const { page, session } = await openPage(browser, url, '.stage[data-map="ready"]')
  const cost = await measure(page, session, 'key')
  await page.close()
  return cost
}

async function measurePeer(browser: Browser): Promise<{ step: Cost; repaint: Cost }> {
  const { page, session } = await openPage(
    browser,
    `http://127.0.0.1:${PEER_PORT}/bench/browser/seeds.html`,
    '[data-peer="ready"]',
  )
  const repaint = await measure(page, session, 'repaint')
  const step = await measure(page, session, 'step')
  await page.close()
  return { step, repaint }
}

const WAYS = [
  { way: 'setData', name: VERSUS },
  { way: 'setFilter', name: 'a circle layer with setFilter' },
] as const

interface Drawn extends FrameCost {
  shown: string
}

/** What a way takes when the machine does the least besides. */
async function atBest(measure: () => Promise<Drawn>): Promise<Drawn> {
  const [first, second] = [await measure(), await measure()]
  return first.task < second.task ? first : second
}

/** Moves the window of a page by a step a frame, as often as with a graphics card. */
async function moveWindow(browser: Browser, url: string): Promise<Drawn> {
  const page = await browser.newPage({ viewport: { width: 900, height: 520 } })
  page.setDefaultTimeout(PATIENCE)
  try {
    await page.goto(url)
    await page.waitForFunction(() => window.way !== undefined || window.contender?.isShown() === true)
    await page.waitForTimeout(2000)
    const session = await page.context().newCDPSession(page)
    const move = (from: number, until: number): Promise<void> =>
      page.evaluate(
        async ([first, last, day, days, stride]) => {
          const { step } = window.way ?? window.contender!
          for (let k = first; k < last; k++) {
            await new Promise(requestAnimationFrame)
            step(day + stride * k, day + stride * k + days)
          }
        },
        [from, until, FIRST + 2000, DAYS, STRIDE] as const,
      )
    await rasterise(page, false)
    await move(-WARM_UP, 0)
    const cost = await costOfFrames(session, DRAWN_STEPS, move)
    await rasterise(page, true)
    await page.waitForTimeout(1000)
    const shown = await page.evaluate(() => window.way?.shown() ?? 'points, no sums, no arcs, no basemap')
    return { ...cost, shown }
  } finally {
    await page.close()
  }
}

/** deck.gl's points in a page of their own, and what a frame of it costs by itself. */
async function drawnByDeck(browser: Browser, n: number): Promise<{ drawn: Drawn; empty: FrameCost }> {
  const { server } = servePeers([{ folder: 'flowmap', script: 'points.js' }], n, DECK_PORT)
  const url = `http://127.0.0.1:${DECK_PORT}/points.js.html?zoom=2`
  try {
    return {
      drawn: await atBest(() => moveWindow(browser, url)),
      empty: await atBest(() => moveWindow(browser, `${url}&empty`)),
    }
  } finally {
    server.close()
  }
}

/** The map alone, in each of the ways. */
async function drawingRows(browser: Browser, n: number): Promise<BenchRow[]> {
  const draw = (way: string): Promise<Drawn> =>
    atBest(() => moveWindow(browser, `http://127.0.0.1:${PEER_PORT}/bench/browser/drawing.html?way=${way}&n=${n}`))
  const tell = (words: string): void => void process.stderr.write(`${n.toLocaleString('en')}: ${words}\n`)
  const nothing = await draw('nothing')
  const own = await draw('dateline')
  tell(`an empty repaint ${nothing.task.toFixed(2)} ms; this map ${own.task.toFixed(2)} ms, ${own.shown}`)
  const value = above(own.task, nothing.task)
  const rows: BenchRow[] = []
  for (const { name, measure } of [
    ...WAYS.map(({ way, name }) => ({ name, measure: async () => ({ drawn: await draw(way), empty: nothing }) })),
    { name: "deck.gl's DataFilterExtension", measure: () => drawnByDeck(browser, n) },
  ])
    try {
      const { drawn, empty } = await measure()
      tell(`${name} ${drawn.task.toFixed(2)} ms, ${drawn.shown}`)
      rows.push({
        name: 'the map alone, window step above an empty repaint',
        n,
        value,
        unit: 'ms',
        versus: name,
        ratio: value / above(drawn.task, empty.task),
      })
    } catch (error) {
      tell(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`)
    }
  return rows
}

const above = (cost: number, empty: number): number => Math.max(0.01, cost - empty)

async function untilServed(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${url} does not answer`)
}

export async function browserBench(): Promise<BenchRow[]> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const app = spawn(process.execPath, [`${root}scripts/start.mjs`], {
    env: { ...process.env, PORT: String(APP_PORT) },
    stdio: 'ignore',
  })
  const peer = await createServer({
    root,
    logLevel: 'error',
    // Whoever works on a file meanwhile must not reload the page.
    server: { port: PEER_PORT, strictPort: true, host: '127.0.0.1', hmr: false, watch: null },
  })
  await peer.listen()
  const browser = await chromium.launch({
    ...config.use?.launchOptions,
    executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  })
  try {
    await untilServed(`http://127.0.0.1:${APP_PORT}/`)
    const drawn: BenchRow[] = []
    for (const n of SIZES) drawn.push(...(await drawingRows(browser, n)))
    const other = await measurePeer(browser)
    const own = await measureApp(browser)
    const row = (name: string, value: number, alternative: number, unit = 'ms'): BenchRow => ({
      name,
      n: 371,
      value,
      unit,
      versus: VERSUS,
      ratio: value / alternative,
    })
    return [
      row(
        'window step, main-thread tasks above an empty repaint',
        above(own.task, other.repaint.task),
        above(other.step.task, other.repaint.task),
      ),
      row(
        'window step, script above an empty repaint',
        above(own.script, other.repaint.script),
        above(other.step.script, other.repaint.script),
      ),
      {
        name: 'empty repaint, main-thread tasks',
        n: 371,
        value: other.repaint.task,
        unit: 'ms',
        versus: 'itself',
        ratio: 1,
      },
      row(`tasks over 50 ms in ${STEPS} steps`, own.long, Math.max(1, other.step.long), 'tasks'),
      ...drawn,
    ]
  } finally {
    await browser.close()
    await peer.close()
    app.kill()
  }
}
