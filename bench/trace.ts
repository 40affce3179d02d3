/**
 * A file of a million incidents in a real browser, as a reader uses it: dropped onto the map, played at 16 times while
 * the map is moved, filtered, and its window moved by the arrow key. Times until something is shown are those of the
 * clock; what a frame costs the main thread leaves out what it waits for. Whether the figures are right is told by going
 * over the incidents. `N=100000 npm run -s bench -- trace` takes another number.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import config from '../playwright.config.ts'
import { dropFile, writeBig } from '../tests/browser/bigFile.ts'
import { playAndMove } from '../tests/browser/longRun.ts'
import { typeWindow } from '../tests/browser/page.ts'
import { headlinesOf } from '../tests/helpers/bruteForce.ts'
import { generate } from '../tests/helpers/generate.ts'
import { costOfFrames } from './browser/cost.ts'
import { rasterise } from './browser/rasterise.ts'
import type { BenchRow } from './index.ts'

const N = Number(process.env.N ?? 1_000_000)
const PORT = Number(process.env.PORT ?? 4873)
const ROUNDS = 8
const STEPS = 120
/** Milliseconds after which nothing is waited for any more. */
const PATIENCE = 180_000

interface TraceEvent {
  name: string
  ph: string
  ts: number
  dur?: number
  pid: number
  tid: number
  args?: { name?: string }
}

/**
 * Milliseconds in which the page's main thread worked: script, style, layout, painting. What it waits for the processor
 * that stands in for a graphics card is left out. By the clock, as that of the processor ticks every 10 ms only.
 */
interface Cost {
  /** Frame by frame. */
  frames: number[]
  /** Of each task of more than 50. */
  long: number[]
}

/** Events of the trace that are work; each may hold others. */
const WORK = new Set([
  'FireAnimationFrame',
  'FunctionCall',
  'EvaluateScript',
  'EventDispatch',
  'TimerFire',
  'RunMicrotasks',
  'HandlePostMessage',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'MinorGC',
  'MajorGC',
])

const isTask = ({ name }: TraceEvent): boolean => name.endsWith('RunTask')

async function traced(session: CDPSession, run: () => Promise<void>): Promise<Cost> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: object[] }): void => {
    for (const event of value) events.push(event as TraceEvent)
  }
  session.on('Tracing.dataCollected', collect)
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'devtools.timeline.frame',
        'disabled-by-default-devtools.timeline.frame',
        'disabled-by-default-devtools.timeline',
      ],
    },
  })
  await run()
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  const frames = events.filter(({ name }) => name === 'BeginMainThreadFrame')
  // The page's own thread is the one that draws frames; there is one page.
  const thread = frames[0]
  if (!thread) return { frames: [], long: [] }
  const isOurs = ({ pid, tid }: TraceEvent): boolean => pid === thread.pid && tid === thread.tid
  const starts = [...new Set(frames.filter(isOurs).map(({ ts }) => ts))].sort((a, b) => a - b)
  const cost = new Float64Array(starts.length)
  const spans = events.filter((event) => event.ph === 'X' && (WORK.has(event.name) || isTask(event)) && isOurs(event))
  spans.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const long: number[] = []
  let [frame, taskEnd, workEnd, inTask] = [0, 0, 0, 0]
  for (const event of spans) {
    const { ts, dur = 0 } = event
    if (isTask(event)) {
      // A task within a task is counted with it.
      if (ts < taskEnd) continue
      if (inTask > 50) long.push(inTask)
      ;[taskEnd, inTask] = [ts + dur, 0]
      continue
    }
    if (ts < workEnd) continue
    workEnd = ts + dur
    inTask += dur / 1000
    while (frame + 1 < starts.length && starts[frame + 1]! <= ts) frame++
    cost[frame]! += dur / 1000
  }
  if (inTask > 50) long.push(inTask)
  return { frames: Array.from(cost), long }
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? NaN

const bar = (page: Page) => page.getByRole('group', { name: 'File', exact: true })

/** Until the sums of the view stand. */
async function rested(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.file-bar[aria-label="File"]')?.ariaBusy === 'false', null, {
    timeout: PATIENCE,
  })
}

async function zoomOut(page: Page): Promise<void> {
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('-')
    await page.waitForTimeout(400)
  }
}

/** A window of these days, and no field that has the keys. */
async function showDays(page: Page, from: string, until: string): Promise<void> {
  await page.getByLabel('Mode').selectOption('window')
  await typeWindow(page, from, until)
  await leaveField(page)
}

/** So that keys go to the page. */
const leaveField = (page: Page): Promise<void> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Milliseconds from the press of a filter until the headline is of it, and until everything is, measured in the page. */
const filterTime = (page: Page, name: string): Promise<{ headline: number; all: number }> =>
  page.evaluate(async (label) => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    const box = boxes.find((one) => one.labels?.[0]?.textContent.includes(label))!
    const file = document.querySelector('.file-bar[aria-label="File"]')!
    const sentence = document.querySelector('.headline-sentence')!
    const before = sentence.textContent
    const start = performance.now()
    box.click()
    let headline = NaN
    // Without functions that have names: what runs this file gives them helpers that the page does not have.
    for (let k = 0; k < 3 || file.ariaBusy === 'true' || Number.isNaN(headline); k++) {
      await new Promise(requestAnimationFrame)
      if (Number.isNaN(headline) && sentence.textContent !== before) headline = performance.now() - start
    }
    return { headline, all: performance.now() - start }
  }, name)

/** Keeps hold of what draws the map in a frame, so that it can be drawn again as it is. */
const holdMap = (page: Page) =>
  page.addInitScript(() => {
    const scope = window as unknown as { draws: number; drawMap?: FrameRequestCallback }
    scope.draws = 0
    const request = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (callback) =>
      request((now) => {
        const before = scope.draws
        callback(now)
        if (scope.draws > before) scope.drawMap = callback
      })
    const { prototype } = WebGL2RenderingContext
    const draw = Reflect.get(prototype, 'drawElements') as (...given: unknown[]) => void
    Object.assign(prototype, {
      drawElements(...given: unknown[]) {
        scope.draws++
        draw.apply(this, given)
      },
    })
  })

/** Draws the map again as it is, with a key that nothing takes, since steps are made by keys. */
const repaint = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (frames) => {
    const { drawMap } = window as unknown as { drawMap: FrameRequestCallback }
    for (let k = 0; k < frames; k++) {
      const now = await new Promise(requestAnimationFrame)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F13', bubbles: true, cancelable: true }))
      drawMap(now)
    }
  }, count)

const press = (page: Page, steps: number, key: string): Promise<void> =>
  page.evaluate(
    async ([count, name]) => {
      for (let k = 0; k < count; k++) {
        await new Promise(requestAnimationFrame)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
      }
    },
    [steps, key] as const,
  )

async function run(page: Page, session: CDPSession): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const row = (name: string, value: number, unit = 'ms', versus = 'itself', other = value): void => {
    rows.push({ name, n: N, value, unit, versus, ratio: value / (other || 1) })
    // A run takes minutes: what is known is told at once.
    process.stderr.write(`${name}: ${value.toPrecision(4)} ${unit}\n`)
  }
  const expected = headlinesOf(generate(N))
  const path = writeBig(N)
  await holdMap(page)
  await page.goto(`http://127.0.0.1:${PORT}/`)
  await page.waitForSelector('main[data-map="ready"]', { timeout: PATIENCE })
  await page.waitForTimeout(3000)
  // The same part of the world as later, and nothing on it.
  await zoomOut(page)
  await page.getByRole('searchbox').fill('nothing is called this')
  await leaveField(page)
  await page.waitForTimeout(2000)
  const emptyFrames = async (): Promise<Cost> => {
    await repaint(page, STEPS)
    return traced(session, () => repaint(page, STEPS))
  }
  const empty = await emptyFrames()
  await rasterise(page, false)
  const bare = await emptyFrames()
  const bareCost = await costOfFrames(session, STEPS, (from, until) => repaint(page, until - from))
  await rasterise(page, true)
  const opening = await traced(session, async () => {
    const shown = timed(() => bar(page).waitFor({ timeout: PATIENCE }))
    await dropFile(page, path)
    row('from the drop to the first marks', await shown, 'ms', 'the aim of 3,000 ms', 3000)
    row('until the sums of the view stand', await timed(() => rested(page)))
  })
  const tell = (what: string, { long }: Cost): void => {
    row(`${what}: tasks of the main thread over 50 ms`, long.length, 'tasks')
    row(`${what}: longest task of the main thread`, Math.max(0, ...long), 'ms', '50 ms', 50)
  }
  /** Median and p99 of a run's frames, and how much more they are than those of an empty repaint. */
  const tellFrames = (what: string, { frames }: Cost, { frames: none }: Cost): void => {
    for (const [name, share, aim] of [
      ['median', 0.5, 1],
      ['p99', 0.99, 4],
    ] as const) {
      const [value, base] = [quantile(frames, share), quantile(none, share)]
      row(`${what}: frame, ${name}`, value, 'ms', 'a repaint of the map', base)
      row(`${what}: above a repaint, ${name}`, value - base, 'ms', `the aim of ${aim} ms`, aim)
    }
  }
  tell('opening', opening)
  await zoomOut(page)
  await rested(page)
  let looks: Awaited<ReturnType<typeof playAndMove>> = []
  const playing = await traced(session, async () => {
    looks = await playAndMove(page, ROUNDS, expected)
  })
  const wrong = looks.filter(({ said, expected: right }) => JSON.stringify(said) !== JSON.stringify(right))
  row('playing at 16x, panned and zoomed: frame, median', quantile(playing.frames, 0.5))
  row('playing at 16x, panned and zoomed: frame, p99', quantile(playing.frames, 0.99))
  tell('playing', playing)
  row('looks at the headline meanwhile', looks.length, 'looks')
  row('of those, other than going over the incidents', wrong.length, 'looks')
  if (wrong.length > 0) process.stderr.write(`${JSON.stringify(wrong)}\n`)
  await rested(page)
  await showDays(page, '2012-01-01', '2012-03-31')
  await rested(page)
  await page.waitForTimeout(1500)
  const steps = await traced(session, () => press(page, STEPS, 'ArrowRight'))
  tellFrames('window step of 90 days', steps, empty)
  tell('window steps', steps)
  await rasterise(page, false)
  // There and back, until the browser has made of the script what it makes of it.
  for (const key of ['ArrowLeft', 'ArrowRight']) await press(page, STEPS, key)
  const light = await traced(session, () => press(page, STEPS, 'ArrowLeft'))
  tellFrames('the same without rasterising', light, bare)
  const cost = await costOfFrames(session, STEPS, (from, until) => press(page, until - from, 'ArrowRight'))
  row('the same: main thread by the processor', cost.task, 'ms', 'a repaint of the map', bareCost.task)
  row('the same: of that, script', cost.script)
  row('the same: above a repaint', cost.task - bareCost.task, 'ms', 'the aim of 1 ms', 1)
  await rested(page)
  await page.getByRole('tab', { name: 'Filters' }).click()
  await page.waitForTimeout(1000)
  const filters: Awaited<ReturnType<typeof filterTime>>[] = []
  const filtering = await traced(session, async () => {
    for (let k = 0; k < 6; k++) {
      filters.push(await filterTime(page, 'Exact days only'))
      await page.waitForTimeout(500)
    }
  })
  const [headlines, all] = [filters.map(({ headline }) => headline), filters.map((times) => times.all)]
  row('another filter, until the headline is of it: the first', headlines[0]!, 'ms', 'the aim of 100 ms', 100)
  row('another filter, until the headline is of it: median', quantile(headlines, 0.5), 'ms', 'the aim of 100 ms', 100)
  row('another filter, until everything is of it: median', quantile(all, 0.5), 'ms', 'the aim of 100 ms', 100)
  tell('filters', filtering)
  return rows
}

export async function traceBench(): Promise<BenchRow[]> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const app = spawn(process.execPath, [`${root}scripts/start.mjs`], {
    env: { ...process.env, PORT: String(PORT) },
    stdio: 'ignore',
  })
  const browser = await chromium.launch({
    ...config.use?.launchOptions,
    executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  })
  try {
    for (let tries = 0; tries < 240; tries++) {
      const isServed = await fetch(`http://127.0.0.1:${PORT}/`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (isServed) break
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    const page = await browser.newPage({ viewport: { width: 900, height: 520 } })
    return await run(page, await page.context().newCDPSession(page))
  } finally {
    await browser.close()
    app.kill()
  }
}
