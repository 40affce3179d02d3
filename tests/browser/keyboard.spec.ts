import type { Page } from '@playwright/test'
import { day, dayOf, expect, fieldOf, handle, openApp, settled, test, worldLink } from './page.ts'

/** What has the focus: its name, and whether the reader can see that it has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const inside = [...element.querySelectorAll('*')].some((child) => {
      const style = getComputedStyle(child)
      return style.outlineStyle !== 'none' && style.outlineWidth !== '0px'
    })
    return {
      name: element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60),
      tag: element.tagName,
      // The browser itself lights up the parts of a date.
      seen:
        element.matches('[type=date]') ||
        (outlineStyle !== 'none' && outlineWidth !== '0px') ||
        boxShadow !== 'none' ||
        inside,
    }
  })

test('Tab leads through the page in its order, and every stop can be seen', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
  await page.keyboard.press('Tab')
  expect((await focused(page)).name).toMatch(/Skip to the reports/)
  await expect(page.getByRole('link', { name: /Skip/ })).toBeInViewport()
  const stops: { name: string; tag: string; seen: boolean }[] = []
  for (let i = 0; i < 75; i++) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop.tag === 'BODY') break
    stops.push(stop)
  }
  const order = [/^Share/, /^Reports/, /^Search/, /^Zoom in/, /^(One step back|Play)/, /^First day/, /^Last day/]
  const places = order.map((name) => stops.findIndex((stop) => name.test(stop.name)))
  expect(places, stops.map((stop) => stop.name).join(' | ')).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(stops.filter((stop) => !stop.seen).map((stop) => `${stop.tag} ${stop.name}`)).toEqual([])
})

test('the skip link leads to the reports without touching the address', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  const before = page.url()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement!.closest('[role=tabpanel]') !== null)).toBe(true)
  expect(page.url()).toBe(before)
})

test('tabs, handles and the list need no pointer', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window&unit=month')}`)
  await page.getByRole('tab', { name: 'Reports' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Ledger' })).toBeFocused()
  await expect(page.getByRole('tab', { name: 'Ledger' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('tab', { name: 'Reports' })).toHaveAttribute('aria-selected', 'true')

  await handle(page, 'first').focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => dayOf(page, 'first')).toBe(day('2017-07-01'))
  await expect(handle(page, 'first')).toHaveAttribute('aria-valuetext', '1 July 2017')
  await handle(page, 'last').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => dayOf(page, 'last')).toBe(day('2017-09-30'))
  await expect(handle(page, 'last')).toHaveAttribute('aria-valuetext', '30 September 2017')
  await page.keyboard.press('Home')
  expect(await dayOf(page, 'last')).toBeGreaterThanOrEqual(await dayOf(page, 'first'))

  await page.keyboard.press('End')
  await settled(page)
  const row = page.getByRole('tabpanel').locator('.row').nth(1)
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('article')).toHaveCount(0)
})

test('after a card is closed the focus is where it was', async ({ page }) => {
  await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
  const row = page.getByRole('tabpanel').locator('.row').nth(1)
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
})

test('the marks are a table: focus lights one up, Enter opens it', async ({ page }) => {
  await openApp(page, './#v=1&map=7/13.4/103.4&window=2017-08-01..2017-08-31&mode=window')
  const marks = page.getByRole('table', { name: 'Marks on the map' })
  const joint = marks.getByRole('button', { name: /154 people.*Siem Reap.*one figure for/ })
  await joint.focus()
  await expect(joint).toBeInViewport()
  await expect(page.locator('.hover-line')).toContainText('154 people')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article')).toContainText('151 Chinese')
})

for (const name of ['Share', 'Cite', 'About'])
  test(`the dialog ${name} keeps the focus and gives it back`, async ({ page }) => {
    await openApp(page, `./${worldLink('window=2017-08-01..2017-08-31&mode=window')}`)
    const opener = page.getByRole('button', { name, exact: true })
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate(
          () => document.activeElement === document.body || document.activeElement!.closest('dialog') !== null,
        ),
      ).toBe(true)
    }
    // The page's own keys are off behind it.
    const before = await dayOf(page, 'first')
    await page.keyboard.press('ArrowRight')
    expect(await dayOf(page, 'first')).toBe(before)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(opener).toBeFocused()
  })

test('? lists the keys, / searches, g turns the map into a globe', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await expect(page.getByRole('searchbox')).toHaveValue('')
  // Letters belong to what is typed into.
  await page.keyboard.type('g ')
  await expect(page.getByRole('button', { name: 'Show the globe' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').blur()
  await page.keyboard.press('g')
  await expect(page.getByRole('button', { name: 'Show the flat map' })).toBeVisible()
})

test('the page’s keys work after a press on the map or a tab, which keep their own', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  await page.locator('.maplibregl-canvas').click({ position: { x: 5, y: 400 } })
  await page.keyboard.press('g')
  await expect(page.getByRole('button', { name: 'Show the flat map' })).toBeVisible()
  await page.getByRole('tab', { name: 'Ledger' }).click()
  await page.keyboard.press('g')
  await expect(page.getByRole('button', { name: 'Show the globe' })).toBeVisible()
  const before = await page.evaluate(() => location.hash)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Filters' })).toHaveAttribute('aria-selected', 'true')
  expect(fieldOf(await settled(page), 'window')).toBe(fieldOf(before, 'window'))
  await page.locator('.maplibregl-canvas').focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
})

test('what is typed while the list of actions is still loading is in its field', async ({ page }) => {
  await page.route(/ActionsDialog/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await openApp(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('export')
  await expect(page.getByRole('combobox', { name: 'Find an action' })).toHaveValue('export', { timeout: 20_000 })
  await expect(page.getByRole('listbox', { name: 'Actions' }).getByRole('option').first()).toContainText('Export')
})
