import { readFileSync } from 'node:fs'
import type { Place } from '../../src/domain/place.ts'
import { placesToLocate } from '../../src/domain/locate.ts'
import type { Seeds } from '../../src/state/seeds.ts'
import { expect, openApp, test } from './page.ts'

test('the page resolves every place of the seeds exactly as the build did', async ({ page }) => {
  test.setTimeout(180_000)
  await openApp(page)
  const started = page.waitForEvent('worker', (worker) => /entry/.test(worker.url()))
  await page.getByRole('searchbox').fill('Poipet')
  const url = (await started).url()
  await expect(page.getByRole('button', { name: /^Go to Poi ?pet/ }).first()).toBeVisible({ timeout: 60_000 })

  const seeds = (await page.evaluate(async () => (await fetch('data/seeds.json')).json())) as Seeds
  const printed = placesToLocate(seeds.parts.flatMap((part) => part.incidents))
  expect(printed.length).toBeGreaterThan(100)
  const resolved = await page.evaluate(
    ({ script, places }) =>
      new Promise<{ place: Place }[]>((resolve, reject) => {
        // Comlink's own message, since the page keeps its worker to itself.
        const worker = new Worker(script, { type: 'module' })
        const id = 'test'
        worker.addEventListener('error', (event) => reject(new Error(event.message)))
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<{ id: string; type: string; value: { place: Place }[] }>) => {
            if (data.id !== id) return
            worker.terminate()
            if (data.type === 'RAW') resolve(data.value)
            else reject(new Error(JSON.stringify(data)))
          },
        )
        const raw = (value: unknown): { type: 'RAW'; value: unknown } => ({ type: 'RAW', value })
        const gazetteer = new URL('geo/gazetteer.bin', document.baseURI).href
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        worker.postMessage({ id, type: 'APPLY', path: ['resolve'], argumentList: [raw(gazetteer), raw(places)] })
      }),
    { script: url, places: printed },
  )
  const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown
  expect(resolved.length).toBe(seeds.places.length)
  expect(asJson(resolved.map(({ place }) => place))).toEqual(asJson(seeds.places))
})

test('the seeds that are served hold every incident of the folder', async ({ page, request }) => {
  await page.goto('about:blank')
  const served = (await (await request.get('data/seeds.json')).json()) as Seeds
  const source = JSON.parse(readFileSync(new URL('../../seeds/incidents.json', import.meta.url), 'utf8')) as {
    incidents: { id: string }[]
  }
  expect(served.parts[0]!.incidents.map((incident) => incident.id)).toEqual(
    source.incidents.map((incident) => incident.id),
  )
})

test('a name in another script is found, and its file is fetched only then', async ({ page }) => {
  const fetched: string[] = []
  page.on('response', (response) => fetched.push(new URL(response.url()).pathname.split('/').at(-1) ?? ''))
  await openApp(page)
  const search = page.getByRole('searchbox')
  await search.fill('Poipet')
  await expect(page.getByRole('button', { name: /^Go to Poi ?pet/ }).first()).toBeVisible({ timeout: 60_000 })
  expect(fetched).not.toContain('names.bin')
  for (const typed of ['波贝', '波貝', 'ប៉ោយប៉ែត', 'ปอยเปต']) {
    await search.fill('')
    await search.fill(typed)
    await expect(page.getByRole('button', { name: /^Go to Paoy Paet/ }).first()).toBeVisible({ timeout: 60_000 })
  }
  await search.fill('pnhom penh')
  await expect(page.getByRole('button', { name: /^Go to Phnom Penh/ }).first()).toBeVisible()
  // A new word starts without the places of the one before.
  await search.fill('')
  await search.fill('mandaly')
  expect(await page.getByRole('button', { name: /^Go to Phnom Penh/ }).count()).toBe(0)
  await expect(page.getByRole('button', { name: /^Go to Mandalay/ }).first()).toBeVisible()
})

test('the worker opens the gazetteer, says how far it is in a long text, and can be stopped', async ({ page }) => {
  test.setTimeout(180_000)
  await openApp(page)
  const started = page.waitForEvent('worker', (worker) => /entry/.test(worker.url()))
  await page.getByRole('searchbox').fill('Poipet')
  const script = (await started).url()
  await expect(page.getByRole('button', { name: /^Go to Poi ?pet/ }).first()).toBeVisible({ timeout: 60_000 })
  const { readyMs, shares, longestFrameMs } = await page.evaluate(
    (script) =>
      new Promise<{ readyMs: number; shares: number[]; longestFrameMs: number }>((resolve, reject) => {
        // Comlink's own messages, since the page keeps its worker to itself.
        const raw = (value: unknown): { type: 'RAW'; value: unknown } => ({ type: 'RAW', value })
        const gazetteer = raw(new URL('geo/gazetteer.bin', document.baseURI).href)
        const begun = performance.now()
        const worker = new Worker(script, { type: 'module' })
        const call = (id: string, path: string, list: unknown[], ports: MessagePort[] = []): void =>
          worker.postMessage({ id, type: 'APPLY', path: [path], argumentList: list }, ports)
        const shares: number[] = []
        let readyMs = 0
        let longestFrameMs = 0
        let last = performance.now()
        const frame = (): void => {
          longestFrameMs = Math.max(longestFrameMs, performance.now() - last)
          last = performance.now()
          requestAnimationFrame(frame)
        }
        worker.addEventListener('error', (event) => reject(new Error(event.message)))
        worker.addEventListener('message', ({ data }: MessageEvent<{ id: string }>) => {
          if (data.id !== 'ready') return
          readyMs = performance.now() - begun
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', ({ data }: MessageEvent<{ argumentList: { value: number }[] }>) => {
            shares.push(data.argumentList[0]!.value)
            if (shares.length < 5) return
            worker.terminate()
            resolve({ readyMs, shares, longestFrameMs })
          })
          port1.start()
          requestAnimationFrame(frame)
          const news = 'Police in Phnom Penh, Cambodia, arrested 3 people in Xyzzyq village on Monday. '
          const onProgress = { type: 'HANDLER', name: 'proxy', value: port2 }
          const options = raw({ published: '2019-06-06' })
          call('long', 'extract', [gazetteer, raw(news.repeat(5e6 / news.length)), options, onProgress], [port2])
        })
        call('ready', 'search', [gazetteer, raw('phnom'), raw(1)])
      }),
    script,
  )
  test.info().annotations.push({
    type: 'gazetteer ready, ms; longest frame while five megabytes are read, ms',
    description: `${Math.round(readyMs)}; ${Math.round(longestFrameMs)}`,
  })
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true)
})
