import type { Page } from '@playwright/test'
import { day, dayOf, expect, openApp, test, worldLink } from './page.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })

const sheet = (page: Page) => page.getByRole('complementary', { name: 'Reports' })
const stop = (page: Page) => sheet(page).getAttribute('data-stop')

/** A finger from one point to another. */
async function swipe(page: Page, x: number, from: number, to: number): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x, y }] })
  await touch('touchStart', from)
  for (let i = 1; i <= 6; i++) await touch('touchMove', from + ((to - from) * i) / 6)
  await touch('touchEnd')
  await client.detach()
}

test('the sheet opens by taps and by a finger that draws it', async ({ page }) => {
  await openApp(page)
  const grip = sheet(page).locator('.sheet-grip')
  expect(await stop(page)).toBe('peek')
  await grip.tap()
  await expect(sheet(page)).toHaveAttribute('data-stop', 'half')
  await expect(page.getByRole('tab', { name: 'Reports' })).toBeInViewport()
  await grip.tap()
  await expect(sheet(page)).toHaveAttribute('data-stop', 'full')
  await page.waitForTimeout(400)
  const { y } = (await grip.boundingBox())!
  await swipe(page, 195, y + 10, y + 200)
  await expect(sheet(page)).toHaveAttribute('data-stop', 'half')
  await page.waitForTimeout(400)
  await swipe(page, 195, (await grip.boundingBox())!.y + 10, 830)
  await expect(sheet(page)).toHaveAttribute('data-stop', 'peek')
  await page.waitForTimeout(400)
  await swipe(page, 195, (await grip.boundingBox())!.y + 10, 60)
  await expect(sheet(page)).toHaveAttribute('data-stop', 'full')
})

test('a report opens its card, and playback is within reach', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
  const play = page.getByRole('button', { name: 'Play', exact: true })
  await expect(play).toBeInViewport({ ratio: 1 })
  const before = await dayOf(page, 'last')
  await play.tap()
  await expect.poll(() => dayOf(page, 'last')).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'Pause' }).tap()
  await sheet(page).locator('.sheet-grip').tap()
  await page.waitForTimeout(400)
  await page.getByRole('tabpanel').locator('.row').first().tap()
  const card = page.getByRole('article')
  await expect(card.getByRole('heading', { level: 1 })).toBeInViewport()
  await card.getByRole('button', { name: 'All reports' }).tap()
  await expect(card).toHaveCount(0)
})

test('a handle follows a finger', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2014-01-01..2016-12-31&mode=window')}`)
  const box = (await page.getByRole('slider', { name: /^First/ }).boundingBox())!
  const client = await page.context().newCDPSession(page)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
  for (let i = 1; i <= 5; i++)
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x - i * 8, y }] })
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(() => dayOf(page, 'first')).toBeLessThan(day('2013-09-01'))
  expect(await dayOf(page, 'last')).toBe(day('2016-12-31'))
})

test('nothing is wider than the screen, too small for a finger, or under something else', async ({ page }) => {
  await openApp(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, summary, [role=slider]')].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      if (
        width < 2 ||
        x >= innerWidth ||
        y >= innerHeight ||
        !element.checkVisibility({ visibilityProperty: true }) ||
        element.closest('.mark-list')
      )
        return []
      const inText = element.matches('.link-button')
      return [
        {
          name: element.getAttribute('aria-label') ?? element.textContent.trim(),
          width,
          height,
          main: element.matches('.play-button, .map-control, .icon-button, [role=slider], .tabs button'),
          inText,
        },
      ]
    }),
  )
  const small =
    (limit: number) =>
    (size: { width: number; height: number }): boolean =>
      Math.min(size.width, size.height) < limit - 0.5
  expect(sizes.filter((size) => !size.inText).filter(small(24))).toEqual([])
  expect(sizes.filter((size) => size.main).filter(small(44))).toEqual([])

  const parts = ['.headline', '.map-controls', '.legend', '.timeline', '.sheet']
  const boxes = await Promise.all(parts.map(async (part) => ({ part, box: (await page.locator(part).boundingBox())! })))
  const overlaps = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        ({ box }) =>
          a.box.x < box.x + box.width - 1 &&
          box.x < a.box.x + a.box.width - 1 &&
          a.box.y < box.y + box.height - 1 &&
          box.y < a.box.y + a.box.height - 1,
      )
      .map((b) => `${a.part} and ${b.part}`),
  )
  expect(overlaps).toEqual([])
})
