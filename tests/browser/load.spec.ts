import { PALETTES } from '../../src/map/palette.ts'
import { expect, headline, mapPicture, mapReady, test } from './page.ts'
import { countColors, countLike } from './png.ts'

test('the first view: headline, list, timeline, legend and a painted map', async ({ page }) => {
  const start = Date.now()
  await page.goto('./')
  await expect(page.locator('.headline-sentence')).toBeVisible({ timeout: 60_000 })
  test.info().annotations.push({ type: 'first headline, ms', description: String(Date.now() - start) })
  await mapReady(page)
  test.info().annotations.push({ type: 'map ready, ms', description: String(Date.now() - start) })

  const { operations, arrested, deported } = await headline(page)
  expect(operations).toMatch(/^\d{2,3}$/)
  expect(arrested).toMatch(/^≥\d+,\d{3}$/)
  expect(deported).toMatch(/^[\d,]+–[\d,]+$/)
  await expect(page.locator('.headline-when')).toContainText('2011')

  const rows = page.getByRole('tabpanel').getByRole('listitem')
  expect(await rows.count()).toBeGreaterThan(5)
  await expect(page.locator('.timeline-front')).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(2)
  await expect(page.getByText('Legend', { exact: true })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Notices' })).toBeEmpty()

  const picture = await mapPicture(page)
  expect(countColors(picture)).toBeGreaterThan(400)
  const { land, water, arrest, deportation } = PALETTES.light
  const area = picture.width * picture.height
  expect(countLike(picture, land), 'land of the basemap').toBeGreaterThan(area / 20)
  expect(countLike(picture, water), 'water of the basemap').toBeGreaterThan(area / 20)
  expect(countLike(picture, arrest), 'discs').toBeGreaterThan(500)
  expect(countLike(picture, deportation), 'arcs').toBeGreaterThan(500)
})

test('the histogram is drawn in both inks', async ({ page }) => {
  await page.goto('./')
  await mapReady(page)
  const inks = await page.locator('.timeline-front').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let [warm, cool] = [0, 0]
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3]! < 200) continue
      if (data[at]! > data[at + 2]! + 80) warm++
      if (data[at + 2]! > data[at]! + 60) cool++
    }
    return { warm, cool }
  })
  expect(inks.warm).toBeGreaterThan(300)
  expect(inks.cool).toBeGreaterThan(300)
})

test('the first marks are those that stay: none of another zoom comes before them', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.addInitScript(() => {
    const frames = new Map<unknown, number[]>()
    Object.assign(window, { instancesByFrame: frames })
    const draw = WebGL2RenderingContext.prototype.drawArraysInstanced
    WebGL2RenderingContext.prototype.drawArraysInstanced = function (mode, first, count, instances) {
      const frame = document.timeline.currentTime
      frames.set(frame, [...(frames.get(frame) ?? []), instances])
      draw.call(this, mode, first, count, instances)
    }
  })
  await page.goto('./')
  await mapReady(page)
  const frames = await page.evaluate(() => [
    ...(window as unknown as { instancesByFrame: Map<unknown, number[]> }).instancesByFrame.values(),
  ])
  expect(frames.length).toBeGreaterThan(1)
  // Arcs, their arrows, ties and discs; the letters come last, and fewer of them fit once the basemap has its own.
  const shapes = frames.map((instances) => instances.slice(0, -1))
  expect(shapes[0]!.length).toBeGreaterThan(2)
  expect(shapes[0]).toEqual(shapes.at(-1))
})
