import type { Page } from '@playwright/test'
import { day, dayOf, expect, fieldOf, handle, openApp, settled, show, test, typeWindow, worldLink } from './page.ts'

const EXTENT = [day('2011-01-01'), day('2026-05-31')] as const

/** Where a day begins on the axis, on the screen. `axis`: first and last day that are visible. */
async function placeOf(
  page: Page,
  iso: string,
  axis: readonly [number, number] = EXTENT,
): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.timeline-track').boundingBox())!
  return { x: box.x + ((day(iso) - axis[0]) / (axis[1] + 1 - axis[0])) * box.width, y: box.y + box.height / 3 }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}

async function middleOf(page: Page, edge: 'first' | 'last'): Promise<{ x: number; y: number }> {
  const box = (await handle(page, edge).boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags a handle so that its edge comes to a day: the edge moves by as much as the pointer, wherever it was gripped. */
async function dragEdge(page: Page, edge: 'first' | 'last', iso: string): Promise<void> {
  const grip = await middleOf(page, edge)
  const edgeDay = (await dayOf(page, edge)) + (edge === 'last' ? 1 : 0)
  const at = await placeOf(page, new Date(edgeDay * 86_400_000).toISOString().slice(0, 10))
  const to = await placeOf(page, iso)
  await drag(page, grip, { x: grip.x + to.x - at.x, y: to.y })
}

async function expectWindow(page: Page, from: string, until: string): Promise<void> {
  await expect
    .poll(async () => [await dayOf(page, 'first'), await dayOf(page, 'last')], { message: `${from} – ${until}` })
    .toEqual([day(from), day(until)])
}

test.describe('the window', () => {
  test.beforeEach(async ({ page }) => openApp(page, `./${worldLink()}`))

  test('is typed, and says itself in the address', async ({ page }) => {
    await typeWindow(page, '2017-08-01', '2017-08-31')
    await expectWindow(page, '2017-08-01', '2017-08-31')
    await expect(page.locator('.headline-when')).toHaveText('August 2017')
    expect(fieldOf(await settled(page), 'window')).toBe('2017-08-01..2017-08-31')
    // A day after the other edge takes that edge along; a day outside of the data changes nothing.
    await page.getByLabel('From', { exact: true }).fill('2018-03-05')
    await expectWindow(page, '2018-03-05', '2018-03-05')
    await page.getByLabel('Until', { exact: true }).fill('2031-01-01')
    await page.getByLabel('Until', { exact: true }).blur()
    await expectWindow(page, '2018-03-05', '2018-03-05')
    await expect(page.getByLabel('Until', { exact: true })).toHaveValue('2018-03-05')
  })

  test('is typed digit by digit', async ({ page }) => {
    await typeWindow(page, '2017-08-01', '2017-08-31')
    const type = async (label: string, digits: string): Promise<void> => {
      const { x, y, height } = (await page.getByLabel(label, { exact: true }).boundingBox())!
      await page.mouse.click(x + 14, y + height / 2)
      await page.keyboard.type(digits, { delay: 30 })
    }
    await type('Until', '06302020')
    await expectWindow(page, '2017-08-01', '2020-06-30')
    await type('From', '05042019')
    await expectWindow(page, '2019-05-04', '2020-06-30')
    // What is no day of the data is forgotten when the field is left.
    await type('Until', '01011999')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('Until', { exact: true })).toHaveValue(/^20/)
  })

  test('is drawn, resized at both handles, moved, and brought by a press', async ({ page }) => {
    await drag(page, await placeOf(page, '2014-01-10'), await placeOf(page, '2016-12-30'))
    await expectWindow(page, '2014-01-01', '2016-12-31')
    await dragEdge(page, 'first', '2013-05-01')
    await expectWindow(page, '2013-05-01', '2016-12-31')
    await dragEdge(page, 'last', '2018-01-01')
    await expectWindow(page, '2013-05-01', '2017-12-31')
    // The inside moves and keeps its length.
    await drag(page, await placeOf(page, '2015-01-01'), await placeOf(page, '2016-01-01'))
    const length = async (): Promise<number> => (await dayOf(page, 'last')) - (await dayOf(page, 'first'))
    await expect.poll(() => dayOf(page, 'first')).toBe(day('2014-05-01'))
    await expect.poll(length).toBe(day('2017-12-31') - day('2013-05-01'))
    // The handles cannot pass each other.
    await dragEdge(page, 'first', '2024-01-01')
    await expect.poll(length).toBe(0)
    // A press centres the window where it was pressed.
    await typeWindow(page, '2014-01-01', '2014-12-31')
    const { x, y } = await placeOf(page, '2020-07-01')
    await page.mouse.click(x, y)
    await expect.poll(() => dayOf(page, 'first')).toBeGreaterThan(day('2019-11-01'))
    expect(await dayOf(page, 'first')).toBeLessThan(day('2020-03-01'))
    await expect.poll(length).toBe(364)
  })

  test('is stepped, stretched and sent to the ends by keys, in the unit that was chosen', async ({ page }) => {
    await typeWindow(page, '2017-08-01', '2017-08-31')
    await page.locator('.headline-when').click()
    await page.getByLabel('Bars and steps').selectOption('month')
    await page.getByLabel('Bars and steps').blur()
    await page.keyboard.press('ArrowRight')
    await expectWindow(page, '2017-09-01', '2017-09-30')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expectWindow(page, '2017-07-01', '2017-07-31')
    await page.keyboard.press('Shift+ArrowRight')
    await expectWindow(page, '2017-07-01', '2017-08-31')
    await page.keyboard.press('Shift+ArrowLeft')
    await expectWindow(page, '2017-07-01', '2017-07-31')
    await page.keyboard.press('Home')
    await expectWindow(page, '2011-01-01', '2011-01-31')
    await page.keyboard.press('End')
    await expectWindow(page, '2026-05-01', '2026-05-31')
    await page.getByLabel('Bars and steps').selectOption('year')
    expect(fieldOf(await settled(page), 'unit')).toBe('year')
    await page.getByRole('button', { name: 'One step back' }).click()
    await expect.poll(() => dayOf(page, 'first')).toBe(day('2025-05-01'))
    await page.getByLabel('Bars and steps').selectOption('day')
    await page.getByRole('button', { name: 'One step on' }).click()
    await expect.poll(() => dayOf(page, 'first')).toBe(day('2025-05-02'))
  })
})

test('the wheel zooms the axis around the pointer, and one press shows all of it again', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
  const { x, y } = await placeOf(page, '2017-08-16')
  await page.mouse.move(x, y)
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -240)
  await expect.poll(async () => fieldOf(await settled(page), 'axis')).not.toBeNull()
  const [from, until] = fieldOf(await settled(page), 'axis')!
    .split('..')
    .map(day) as [number, number]
  expect(from).toBeLessThan(day('2017-08-16'))
  expect(until).toBeGreaterThan(day('2017-08-16'))
  expect(until - from).toBeLessThan((EXTENT[1] - EXTENT[0]) / 2)
  // What was under the pointer still is, as exactly as a pixel of the whole axis tells days apart.
  const width = (await page.locator('.timeline-track').boundingBox())!.width
  const left = (await page.locator('.timeline-track').boundingBox())!.x
  const under = from + ((x - left) / width) * (until + 1 - from)
  expect(Math.abs(under - day('2017-08-16'))).toBeLessThan(8)
  await expectWindow(page, '2017-08-01', '2017-08-31')
  for (let i = 0; i < 30; i++) await page.mouse.wheel(0, -480)
  const closest = fieldOf(await settled(page), 'axis')!
    .split('..')
    .map(day) as [number, number]
  expect(closest[1] + 1 - closest[0]).toBe(28)
  await page.getByRole('button', { name: 'Whole axis' }).click()
  expect(fieldOf(await settled(page), 'axis')).toBeNull()
})

test('each mode has the handles that it can use', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
  const names = { instant: ['last'], window: ['first', 'last'], 'from-start': ['last'], 'to-end': ['first'] } as const
  for (const [mode, edges] of Object.entries(names)) {
    await page.getByLabel('Mode').selectOption(mode)
    await expect(page.getByRole('slider')).toHaveCount(edges.length)
    for (const edge of edges) await expect(handle(page, edge)).toBeVisible()
    expect(fieldOf(await settled(page), 'mode')).toBe(mode)
  }
  await show(page, worldLink('window=2017-08-16..2017-08-16&mode=instant'))
  const { x, y } = await placeOf(page, '2019-08-16')
  await page.mouse.click(x, y)
  await expect.poll(async () => Math.abs((await dayOf(page, 'last')) - day('2019-08-16'))).toBeLessThan(20)
})

test('neither a mode nor playback changes the size of the map', async ({ page }) => {
  for (const width of [900, 1180]) {
    await page.setViewportSize({ width, height: 700 })
    await openApp(page)
    const height = (): Promise<number> =>
      page.locator('.timeline').evaluate((one) => one.getBoundingClientRect().height)
    const before = await height()
    for (const mode of ['from-start', 'instant', 'to-end', 'window']) {
      await page.getByLabel('Mode').selectOption(mode)
      expect(await height(), `${mode}, ${width} px`).toBe(before)
    }
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
    expect(await height(), `playing, ${width} px`).toBe(before)
  }
})

test('the day beside a handle is all there at the beginning of the axis', async ({ page }) => {
  await page.addInitScript(() => {
    const written: string[] = []
    Object.assign(window, { written })
    const write = CanvasRenderingContext2D.prototype.fillText
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
      if (this.canvas.className === 'timeline-front') written.push(text)
      if (most === undefined) write.call(this, text, x, y)
      else write.call(this, text, x, y, most)
    }
  })
  await openApp(page, `./${worldLink('window=2011-01-01..2011-01-20&mode=from-start')}`)
  const last = (): Promise<string | undefined> =>
    page.evaluate(() => (window as unknown as { written: string[] }).written.at(-1))
  await expect.poll(last).toBe('20 Jan 2011')
  const inked = await page.locator('.timeline-front').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const ratio = canvas.width / canvas.clientWidth
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, Math.round(14 * ratio))
    const columns = new Set<number>()
    for (let at = 0; at < data.length; at += 4) {
      const isInk = data[at + 3]! > 250 && data[at]! < 60 && data[at + 1]! < 60
      if (isInk) columns.add(((at / 4) % canvas.width) / ratio)
    }
    const all = [...columns].sort((a, b) => a - b)
    return { first: all[0]!, count: all.length / ratio }
  })
  // The canvas begins 16 pixels before the axis, and the day is as wide as eleven letters.
  expect(inked.first).toBeGreaterThanOrEqual(16)
  expect(inked.count).toBeGreaterThan(55)
})

test('a handle is taken where it is drawn, wherever its element is, which is there at rest', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2014-01-01..2016-12-31&mode=window')}`)
  const isHit = (hit: boolean): Promise<void> =>
    handle(page, 'last').evaluate((element, on) => void (element.style.pointerEvents = on ? '' : 'none'), hit)
  const { x, y } = await middleOf(page, 'last')
  const step = (await placeOf(page, '2017-02-01')).x - (await placeOf(page, '2017-01-01')).x
  await page.keyboard.press('ArrowRight')
  const drawn = x + step
  await isHit(false)
  await drag(page, { x: drawn, y }, { x: drawn + 60, y })
  await isHit(true)
  await expect.poll(() => dayOf(page, 'last')).toBeGreaterThan(day('2017-05-31'))
  expect(await dayOf(page, 'first')).toBe(day('2014-02-01'))
  // The middle of 44 pixels, 28 of them outside.
  const offset = async (): Promise<number> => {
    const iso = new Date((await dayOf(page, 'last')) * 86_400_000).toISOString().slice(0, 10)
    return Math.abs((await middleOf(page, 'last')).x - 6 - (await placeOf(page, iso)).x)
  }
  await expect.poll(offset).toBeLessThan(2)
})
