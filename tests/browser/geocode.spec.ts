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
