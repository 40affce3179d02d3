/**
 * What a reader would pick instead, in the same browser and on the same 100,000 incidents: kepler.gl with its time
 * filter, flowmap.gl's layer, and points with deck.gl's filter. Their packages are apart from the app's: they are
 * fetched into `bench/peers` when this bench is first run (deck.gl's also by the one of the browser), and by nothing else.
 * None of the peers draws a basemap here, as the page has no network; Dateline does, with its list, timeline and headline.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import config from '../playwright.config.ts'
import { dropFile, writeBig } from '../tests/browser/bigFile.ts'
import { typeWindow } from '../tests/browser/page.ts'
import type { BenchRow } from './index.ts'
import { servePeers } from './peers/serve.ts'

const N = Number(process.env.N ?? 100_000)
const PORT = Number(process.env.PORT ?? 4874)
const PEER_PORT = PORT + 1
/** A window of 90 days, moved by 8 days a frame. */
const [STEPS, DAYS, STRIDE] = [100, 90, 8]
const PATIENCE = 120_000
const PEER_PATIENCE = 60_000
const VIEW = { width: 900, height: 520 }

const PEERS = [
  { name: 'flowmap.gl 9.4', folder: 'flowmap', script: 'flowmap.js' },
  { name: 'deck.gl 9 points with DataFilterExtension', folder: 'flowmap', script: 'points.js' },
  { name: 'kepler.gl 3.2 with its time filter', folder: 'kepler', script: 'page.js' },
] as const

interface Cost {
  frames: number
  /** Milliseconds of the main thread's tasks a step, of the processor. */
  task: number
}

async function playback(session: CDPSession, play: () => Promise<number>): Promise<Cost> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const taskTime = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const before = await taskTime()
  const ms = await play()
  return { frames: (1000 * STEPS) / ms, task: ((await taskTime()) - before) / STEPS }
}

/** Megabytes that the process of the page holds, its workers with it. */
async function memoryOf(browser: Browser, session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  return Math.max(...sizes)
}

interface Result extends Cost {
  name: string
  shown: number
  memory: number
  circles: number
  arcs: number
}

async function onePage(
  name: string,
  run: (page: Page) => Promise<Omit<Result, keyof Cost | 'name' | 'memory'>>,
  step: string,
): Promise<Result> {
  // A browser of its own, so that nothing of the others is counted.
  const browser = await chromium.launch({
    ...config.use?.launchOptions,
    executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  })
  try {
    const page = await browser.newPage({ viewport: VIEW })
    const first = await run(page)
    await page.waitForTimeout(3000)
    const session = await page.context().newCDPSession(page)
    const play = (): Promise<number> =>
      page.evaluate(
        async ([kind, steps, days, stride]) => {
          const start = performance.now()
          for (let k = 0; k < steps; k++) {
            await new Promise(requestAnimationFrame)
            if (kind === 'key')
              document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
            else window.contender!.step(Number(kind) + stride * k, Number(kind) + stride * k + days)
          }
          await new Promise(requestAnimationFrame)
          return performance.now() - start
        },
        [step, STEPS, DAYS, STRIDE] as const,
      )
    const cost = await playback(session, play)
    return { name, ...first, ...cost, memory: await memoryOf(browser, session) }
  } finally {
    await browser.close()
  }
}

async function peer(name: string, script: string, firstDay: number): Promise<Result> {
  return onePage(
    name,
    async (page) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(`http://127.0.0.1:${PEER_PORT}/${script}.html`)
      const shown = page.waitForFunction(() => window.contender?.isShown() === true, null, { timeout: PEER_PATIENCE })
      await shown.catch(() => {
        throw new Error(`it showed nothing in ${PEER_PATIENCE / 1000} s. Errors: ${errors.join('; ') || 'none'}`)
      })
      return page.evaluate(async () => {
        for (let k = 0; k < 2; k++) await new Promise(requestAnimationFrame)
        return { shown: performance.now() - window.contender!.start, ...window.contender!.marks() }
      })
    },
    String(firstDay),
  )
}

async function dateline(): Promise<Result> {
  return onePage(
    'Dateline',
    async (page) => {
      await page.goto(`http://127.0.0.1:${PORT}/`)
      await page.waitForSelector('main[data-map="ready"]', { timeout: PATIENCE })
      await page.waitForTimeout(2000)
      const bar = page.getByRole('group', { name: 'File', exact: true })
      const start = performance.now()
      await dropFile(page, writeBig(N))
      await bar.waitFor({ timeout: PATIENCE })
      const shown = performance.now() - start
      await typeWindow(page, '2012-01-01', '2012-03-31')
      await page.waitForTimeout(2000)
      return { shown, circles: NaN, arcs: NaN }
    },
    'key',
  )
}

export async function peersBench(): Promise<BenchRow[]> {
  const { server, first } = servePeers(PEERS, N, PEER_PORT)
  const root = fileURLToPath(new URL('..', import.meta.url))
  const app = spawn(process.execPath, [`${root}scripts/start.mjs`], {
    env: { ...process.env, PORT: String(PORT) },
    stdio: 'ignore',
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
    const own = await dateline()
    const rows: BenchRow[] = []
    const add = (result: Result): void => {
      const row = (what: string, value: number, unit: string, other: number): void => {
        rows.push({ name: `${result.name}: ${what}`, n: N, value, unit, versus: 'Dateline', ratio: value / other })
        process.stderr.write(`${result.name}: ${what} ${value.toPrecision(4)} ${unit}\n`)
      }
      row('until the first picture', result.shown, 'ms', own.shown)
      row('playback', result.frames, 'frames a second', own.frames)
      row('main thread a step', result.task, 'ms', own.task)
      row('memory of the page', result.memory, 'MB', own.memory)
      if (!Number.isNaN(result.circles)) {
        row('marks', result.circles, 'marks', result.circles)
        row('arcs', result.arcs, 'arcs', result.arcs || 1)
      }
    }
    add(own)
    for (const { name, script } of PEERS)
      try {
        add(await peer(name, script, first))
      } catch (error) {
        process.stderr.write(
          `${name} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`,
        )
      }
    return rows
  } finally {
    server.close()
    app.kill()
  }
}
