import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, openApp, test, typeWindow, worldLink } from './page.ts'

const AUGUST = worldLink('window=2017-08-01..2017-08-31&mode=window')

async function everyPart(page: Page): Promise<void> {
  await expectAccessible(page, 'list')
  for (const name of ['Ledger', 'Filters']) {
    await page.getByRole('tab', { name }).click()
    await page.waitForTimeout(300)
    await expectAccessible(page, name)
  }
  await page.getByRole('tab', { name: 'Reports' }).click()
  await page.getByRole('tabpanel').locator('.row').first().click()
  await expect(page.getByRole('article')).toBeVisible()
  await expectAccessible(page, 'card')
  await page.getByRole('button', { name: 'All reports' }).click()
  for (const name of ['Share', 'Cite', 'About']) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, `dialog ${name}`)
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'dialog of the keys')
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('every part of the page', async ({ page }) => {
      test.setTimeout(240_000)
      await openApp(page, `./${AUGUST}`)
      await everyPart(page)
    })
  })

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test('every part of the page', async ({ page }) => {
    test.setTimeout(240_000)
    await openApp(page, `./${AUGUST}`)
    await expectAccessible(page, 'closed sheet')
    await page.locator('.sheet-grip').tap()
    await page.locator('.sheet-grip').tap()
    await page.waitForTimeout(400)
    await everyPart(page)
  })
})

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })
  test('no control is lost and nothing overlaps', async ({ page }) => {
    await openApp(page, `./${AUGUST}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720)
    for (const name of ['Play', 'One step on', 'Zoom in', 'Show the globe'])
      await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: 'Dates and mode' }).click()
    for (const name of ['Mode', 'Bars and steps', 'From', 'Until']) {
      const control = page.getByLabel(name, { exact: true })
      await control.scrollIntoViewIfNeeded()
      await expect(control).toBeInViewport()
    }
    const over = await page.evaluate(() => {
      const boxes = ['.headline', '.map-controls', '.timeline', '.sheet'].map(
        (part) => [part, document.querySelector(part)!.getBoundingClientRect()] as const,
      )
      return boxes.flatMap(([a, x], i) =>
        boxes
          .slice(i + 1)
          .filter(
            ([, y]) => x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 1 && y.top < x.bottom - 1,
          )
          .map(([b]) => `${a} and ${b}`),
      )
    })
    expect(over).toEqual([])
  })
})

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })
  test('nothing glides, and playback still works', async ({ page }) => {
    await openApp(page, `./${AUGUST}`)
    const gliding = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element)
          return (
            transitionDuration.split(',').some((text) => Number.parseFloat(text) > 0.01) || animationName !== 'none'
          )
        }).length,
    )
    expect(gliding).toBe(0)
    const before = await page.getByRole('slider', { name: /^Last/ }).getAttribute('aria-valuenow')
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect(page.getByRole('slider', { name: /^Last/ })).not.toHaveAttribute('aria-valuenow', before!)
    await page.getByRole('button', { name: 'Pause' }).click()
  })
})

test('what is on the screen is said after it has changed', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  const spoken = page.locator('[aria-live="polite"].visually-hidden')
  await typeWindow(page, '2017-08-16', '2017-08-16')
  await expect(spoken).toHaveText(/16 August 2017: .*355 people arrested/)
  await typeWindow(page, '2014-03-01', '2014-03-01')
  await expect(spoken).toHaveText(/1 March 2014: /)
})
