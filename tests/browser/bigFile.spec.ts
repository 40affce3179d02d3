import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { formatSum } from '../../src/domain/describe.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { weigh } from '../../src/domain/weigh.ts'
import { touches } from '../../src/time/span.ts'
import { tally } from '../../src/time/tally.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { generate, incidentsOf } from '../helpers/generate.ts'
import { expectAccessible } from './axe.ts'
import { dropFile, writeBig } from './bigFile.ts'
import { grouped } from './expected.ts'
import { day, dayOf, expect, headline, openApp, test, typeWindow } from './page.ts'

const N = 100_000

let known: TimeIndex | null = null

/** What a figure includes is of its own type: other references are left out when a file is read. */
function mended(incidents: readonly Incident[]): Incident[] {
  const types = new Map(incidents.map(({ id, type }) => [id, type]))
  return incidents.map((incident) => ({
    ...incident,
    includes: incident.includes.filter((id) => types.get(id) === incident.type),
  }))
}

/** The headline of the whole world, by going over the incidents. */
function expected(from: number, until: number, types?: readonly string[]) {
  const index = (known ??= buildTimeIndex(mended(incidentsOf(generate(N)))))
  const mask = Uint8Array.from(index.incidents, ({ type }) => (!types || types.includes(type) ? 1 : 0))
  const weights = weigh(index.incidents, index.inside, mask)
  const listed = index.incidents.flatMap(({ aggregate }, i) =>
    mask[i] && !aggregate && touches(index.columns, i, { from, until }) ? [i] : [],
  )
  const { operations, arrested, transfers, deported } = tally(index, weights, listed)
  const text = (sum: typeof arrested, records: number): string =>
    records > 0 ? formatSum(sum).replaceAll(/[\s\u2009]/g, '') : ''
  return {
    operations: operations > 0 ? grouped(operations) : '',
    arrested: text(arrested, operations),
    deported: text(deported, transfers),
  }
}

const bar = (page: Page) => page.getByRole('group', { name: 'File', exact: true })
const rested = (page: Page) => expect(bar(page)).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })

/** Zooms out until nothing lies outside of the view. */
async function showAll(page: Page): Promise<void> {
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('-')
    await page.waitForTimeout(400)
  }
  await expect(page.locator('.headline', { hasText: 'outside this view' })).toHaveCount(0, { timeout: 60_000 })
  await rested(page)
}

/** Moves the mouse over the map until it is over a mark. */
async function pointAtMark(page: Page): Promise<void> {
  const map = (await page.locator('.stage canvas').first().boundingBox())!
  for (let k = 0; k < 400; k++) {
    await page.mouse.move(
      map.x + map.width * (0.2 + 0.03 * (k % 20)),
      map.y + map.height * (0.3 + 0.02 * Math.floor(k / 20)),
    )
    if ((await page.locator('.hover-line').count()) > 0) return
  }
  throw new Error('no mark is under the mouse')
}

async function open(page: Page, path = writeBig(N)): Promise<void> {
  await openApp(page)
  await dropFile(page, path)
  await expect(bar(page)).toBeVisible({ timeout: 120_000 })
  await rested(page)
}

/** What the headline says at one moment: its last day, in playback, and the figures. */
const moment = (page: Page): Promise<{ until: string; sentence: string }> =>
  page.evaluate(() => ({
    until: document.querySelector('.headline-when')!.textContent.replace('until ', ''),
    sentence: document.querySelector('.headline-sentence')!.textContent,
  }))

test.describe('a file of a hundred thousand incidents, dropped onto the page', () => {
  test('the hierarchy is built in a worker of its own, which the page allows', async ({ page, context }) => {
    const fetched = context.waitForEvent('requestfinished', {
      predicate: (request) => /hierarchyEntry/.test(request.url()),
    })
    await open(page)
    expect((await (await fetched).response())?.ok()).toBe(true)
  })

  test('shows exact sums at any window and while it plays, also when the map is moved meanwhile', async ({ page }) => {
    test.setTimeout(300_000)
    await open(page)
    await showAll(page)
    expect(await headline(page)).toEqual(expected(-Infinity, Infinity))
    for (const [from, until] of [
      ['2013-02-01', '2013-04-30'],
      ['2024-12-31', '2024-12-31'],
      ['2010-01-01', '2019-06-30'],
    ] as const) {
      await typeWindow(page, from, until)
      await expect.poll(() => headline(page)).toEqual(expected(day(from), day(until) + 1))
    }
    await page.getByRole('button', { name: 'All years' }).click()
    await page.getByLabel('Speed').selectOption('4')
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    for (let look = 0; look < 4; look++) {
      await page.waitForTimeout(900)
      const { until, sentence } = await moment(page)
      const at = Date.parse(`${until} UTC`) / 86_400_000
      const { operations, arrested, deported } = expected(-Infinity, at + 1)
      const plain = sentence.replaceAll(/\s/g, '')
      expect(plain).toContain(`${operations}operations`)
      expect(plain).toContain(`${arrested}peoplearrested`)
      expect(plain).toContain(`${deported}deported`)
      // A hand on the map does not stop it.
      await page.mouse.move(700, 450)
      await page.mouse.wheel(0, look % 2 ? 60 : -60)
    }
    await page.getByRole('button', { name: 'Pause' }).click()
  })

  test('can be filtered, searched, listed and read, and gives the collection back', async ({ page }) => {
    test.setTimeout(300_000)
    await openApp(page)
    const before = await headline(page)
    await dropFile(page, writeBig(N))
    await expect(bar(page)).toContainText('100,000 reports')
    await rested(page)
    await showAll(page)
    await page.getByRole('tab', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: /^Deportation/ }).check()
    await rested(page)
    await expect.poll(() => headline(page)).toEqual(expected(-Infinity, Infinity, ['deportation']))
    await page.getByRole('button', { name: 'Clear all filters' }).click()
    await page.getByRole('tab', { name: 'Ledger' }).click()
    await expect(page.locator('.ledger tfoot')).toContainText(/\d,\d{3}/)
    await page.getByRole('tab', { name: 'Reports' }).click()
    await page.getByLabel('Search reports and places').fill('place 1234')
    await rested(page)
    await expect(page.locator('.row').first()).toContainText('place 1234')
    await page.getByLabel('Search reports and places').fill('')
    await rested(page)
    await page.locator('.row').first().click()
    await expect(page.locator('.card-title')).toBeVisible()
    await expectAccessible(page, 'a card of a large file')
    await page.getByRole('article').getByRole('button', { name: 'Share' }).click()
    await expect(page.getByRole('dialog')).toContainText('A link cannot carry it')
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: 'Close the file' }).click()
    await expect.poll(() => headline(page)).toEqual(before)
    expect(await dayOf(page, 'last')).toBe(day('2026-05-31'))
  })

  test('is added up for where the map is brought, once', async ({ page }) => {
    await openApp(page)
    await page.evaluate(() => {
      new MutationObserver((changes) => {
        const isBusy = changes.some(({ target }) => (target as Element).ariaBusy === 'true')
        if (isBusy) document.body.dataset.again = 'yes'
      }).observe(document.body, { subtree: true, attributeFilter: ['aria-busy'] })
    })
    await dropFile(page, writeBig(N))
    await expect(bar(page)).toBeVisible({ timeout: 120_000 })
    const first = await headline(page)
    await page.waitForTimeout(2_500)
    expect(await page.locator('body').getAttribute('data-again')).toBeNull()
    expect(await headline(page)).toEqual(first)
    // The collection was looked at from nearer, where a few of them are.
    const operations = (text: string): number => Number(text.replaceAll(',', ''))
    const all = operations(expected(-Infinity, Infinity).operations)
    expect(operations(first.operations)).toBeGreaterThan(0.9 * all)
    // Another place is added up anew.
    await page.keyboard.press('+')
    await expect.poll(() => page.locator('body').getAttribute('data-again')).toBe('yes')
  })

  test('has a bar that covers nothing else on the map, on screens of any size', async ({ page }) => {
    await open(page)
    for (const [width, height] of [
      [1440, 900],
      [1300, 800],
      [1200, 760],
      [1000, 760],
      [900, 520],
      [390, 844],
      [390, 560],
    ] as const) {
      await page.setViewportSize({ width, height })
      const covered = (names: string[]) =>
        page.evaluate((all) => {
          const own = document.querySelector('.file-bar')!.getBoundingClientRect()
          return all.filter((name) => {
            const { left, right, top, bottom } = document.querySelector(name)!.getBoundingClientRect()
            return left < own.right && right > own.left && top < own.bottom && bottom > own.top
          })
        }, names)
      const size = `${width} by ${height} pixels`
      await expect.poll(() => covered(['.legend', '.map-controls', '.headline']), size).toEqual([])
      await pointAtMark(page)
      expect(await covered(['.hover-line']), size).toEqual([])
    }
  })

  test('can be stopped and closed on a phone where a card lies over the map', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openApp(page)
    await page.locator('.sheet-grip').click()
    await page.locator('.row').first().click()
    await expect(page.locator('.card-title')).toBeVisible()
    await dropFile(page, writeBig(N))
    // A click that something lies over fails.
    await bar(page).getByRole('button', { name: 'Close the file' }).click({ timeout: 60_000 })
    await expect(bar(page)).toHaveCount(0)
  })

  test('can be stopped half-way, and what is cut off or something else is said', async ({ page }) => {
    test.setTimeout(200_000)
    await openApp(page)
    const before = await headline(page)
    // Pressed as soon as it is there: a quick machine has opened the file before a pointer comes.
    const pressed = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            const cancel = document.querySelector<HTMLElement>('[aria-label="Opening a file"] button')
            if (!cancel) return
            observer.disconnect()
            cancel.click()
            resolve()
          })
          observer.observe(document.body, { childList: true, subtree: true })
        }),
    )
    await dropFile(page, writeBig(N))
    await pressed
    await expect(page.getByRole('group', { name: 'Opening a file' })).toHaveCount(0)
    expect(await headline(page)).toEqual(before)
    const whole = readFileSync(writeBig(N))
    const cut = join(tmpdir(), 'dateline-cut.arrow')
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * 0.6)))
    await dropFile(page, cut)
    await expect(page.locator('.notice')).toContainText('holds no incident that can be read', { timeout: 60_000 })
    await expect(page.locator('.notice')).toContainText('not a complete Arrow file')
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
    const other = join(tmpdir(), 'dateline-other.arrow')
    writeFileSync(other, `[${' '.repeat(1_000_000)}]`)
    await dropFile(page, other)
    await expect(page.locator('.notice')).toContainText('not what its name says: it is JSON', { timeout: 60_000 })
    expect(await headline(page)).toEqual(before)
  })

  test('starts its worker anew when that dies, once', async ({ page, trouble }) => {
    test.setTimeout(200_000)
    trouble.expected.push(/killed by the test/)
    await open(page)
    await showAll(page)
    const sums = await headline(page)
    const kill = async (): Promise<void> => {
      const worker = page.workers().find((one) => one.url().includes('fileEntry'))!
      await worker.evaluate(() => {
        setTimeout(() => {
          throw new Error('killed by the test')
        })
      })
      await page.waitForTimeout(500)
    }
    await kill()
    await page.getByRole('tab', { name: 'Filters' }).click()
    await page.getByRole('checkbox', { name: 'Exact days only' }).check()
    await expect(page.locator('.notice')).toContainText('has been started again', { timeout: 60_000 })
    await rested(page)
    await expect.poll(() => headline(page)).not.toEqual(sums)
    await page.getByRole('checkbox', { name: 'Exact days only' }).uncheck()
    await rested(page)
    await expect.poll(() => headline(page)).toEqual(sums)
    await kill()
    await page.getByRole('checkbox', { name: 'Exact days only' }).check()
    await expect(page.locator('.notice')).toContainText('stopped a second time', { timeout: 60_000 })
  })
})
