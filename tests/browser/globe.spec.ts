import { PALETTES } from '../../src/map/palette.ts'
import { expect, fieldOf, mapPicture, openApp, settled, show, test } from './page.ts'
import { countLike } from './png.ts'

const CAMBODIA = { lng: 104.9, lat: 11.6 }

test('on the globe marks are drawn and open', async ({ page }) => {
  await openApp(page, './#v=1&map=3/11.6/104.9&window=2011-01-01..2026-05-31&mode=window')
  await page.getByRole('button', { name: 'Show the globe' }).click()
  expect(fieldOf(await settled(page), 'proj')).toBe('globe')
  const picture = await mapPicture(page)
  expect(countLike(picture, PALETTES.light.arrest)).toBeGreaterThan(400)
  expect(countLike(picture, PALETTES.light.deportation)).toBeGreaterThan(200)
  const box = (await page.locator('.map-canvas').boundingBox())!
  // Phnom Penh's disc is in the middle.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await expect(page.locator('.hover-line')).toContainText('Cambodia')
  const before = await settled(page)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect
    .poll(async () => (await settled(page)) !== before || (await page.getByRole('article').count()) > 0)
    .toBe(true)
})

test('nothing of the far side of the globe is hit', async ({ page }) => {
  const opposite = `${-CAMBODIA.lat}/${CAMBODIA.lng - 180}`
  await openApp(
    page,
    `./#v=1&map=2/${opposite}&proj=globe&window=2011-01-01..2026-05-31&mode=window&type=arrest&country=KH`,
  )
  const box = (await page.locator('.map-canvas').boundingBox())!
  const picture = await mapPicture(page)
  // The middle, without the legend and the headline.
  const globe = { x: picture.width / 2 - 240, y: picture.height / 2 - 240, width: 480, height: 480 }
  expect(countLike(picture, PALETTES.light.arrest, globe)).toBe(0)
  for (let x = -200; x <= 200; x += 50)
    for (let y = -200; y <= 200; y += 50) {
      await page.mouse.move(box.x + box.width / 2 + x, box.y + box.height / 2 + y)
      await expect(page.locator('.hover-line')).toHaveCount(0)
    }
})

test('both copies of the world carry the marks, and both can be hit', async ({ page }) => {
  await openApp(page, './#v=1&map=0.6/0/105&window=2011-01-01..2026-05-31&mode=window&country=KH&type=arrest')
  const box = (await page.locator('.map-canvas').boundingBox())!
  const world = 512 * 2 ** 0.6
  // Cambodia half a world from the middle: once at the left, once at the right.
  await show(page, '#v=1&map=0.6/0/-75.1&window=2011-01-01..2026-05-31&mode=window&country=KH&type=arrest')
  const picture = await mapPicture(page)
  const middle = { x: picture.width / 2, y: picture.height / 2 - world * 0.0325 }
  for (const side of [-1, 1]) {
    const near = { x: middle.x + (side * world) / 2 - 45, y: middle.y - 45, width: 90, height: 90 }
    expect(countLike(picture, PALETTES.light.arrest, near), side < 0 ? 'left' : 'right').toBeGreaterThan(30)
  }
  for (const side of [-1, 1]) {
    await page.mouse.move(box.x + box.width / 2, box.y + 10)
    await page.mouse.move(box.x + middle.x + (side * world) / 2, box.y + middle.y)
    await expect(page.locator('.hover-line'), side < 0 ? 'left' : 'right').toContainText('Cambodia')
  }
})
