import type { Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import type { Pixels } from './png.ts'
import { readPng } from './png.ts'

export { expect }

/** What went wrong in a page without anybody asking: every test ends with none of it. */
export interface Trouble {
  /** Console errors, uncaught errors and violations of the Content-Security-Policy. */
  errors: string[]
  /** Requests that left the origin. */
  strays: string[]
  /** Troubles that the test itself makes happen. */
  expected: RegExp[]
}

declare global {
  interface Window {
    violations?: string[]
  }
}

/** Notes the troubles of a page. Call before it goes anywhere. */
export async function watch(page: Page): Promise<Trouble> {
  const trouble: Trouble = { errors: [], strays: [], expected: [] }
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.errors.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => trouble.errors.push(`page: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (!['blob:', 'data:'].includes(protocol) && hostname !== '127.0.0.1') trouble.strays.push(request.url())
  })
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations!.push(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return trouble
}

/** Fails where a page had troubles that nobody expected. */
export async function expectNoTrouble(page: Page, { errors, strays, expected }: Trouble): Promise<void> {
  const violations = page.isClosed() ? [] : await page.evaluate(() => window.violations ?? []).catch(() => [])
  const isUnexpected = (text: string): boolean => !expected.some((pattern) => pattern.test(text))
  expect.soft(violations, 'violations of the Content-Security-Policy').toEqual([])
  expect.soft(strays, 'requests that leave the origin').toEqual([])
  expect.soft(errors.filter(isUnexpected), 'errors').toEqual([])
}

export const test = base.extend<{ trouble: Trouble }>({
  trouble: [
    async ({ page }, use) => {
      const trouble = await watch(page)
      await use(trouble)
      await expectNoTrouble(page, trouble)
    },
    { auto: true },
  ],
})

/** A view of the whole world: nothing lies outside of it. `fields` as in a link. */
export const worldLink = (fields = 'window=2011-01-01..2026-05-31&mode=window'): string => `#v=1&map=0.6/0/60&${fields}`

/** Opens the app and waits until its list stands and its map is painted. */
export async function openApp(page: Page, address = './'): Promise<void> {
  await page.goto(address)
  await mapReady(page)
}

export async function mapReady(page: Page): Promise<void> {
  await expect(page.locator('main[data-map="ready"]')).toBeVisible({ timeout: 60_000 })
}

/** Shows another view by its link, as a reader does who changes the fragment of the address. */
export async function show(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, fragment)
  await settled(page)
}

/** Waits until the address no longer changes: the view has been written into it. */
export async function settled(page: Page): Promise<string> {
  let before = ''
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => location.hash)
        const same = now === before
        before = now
        return same
      },
      { intervals: [500, 700, 700, 700] },
    )
    .toBe(true)
  return before
}

export const fieldOf = (fragment: string, name: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, '')).get(name)

/** The map alone, as it is painted now, at rest: two pictures in a row are the same. */
export async function mapPicture(page: Page): Promise<Pixels> {
  const box = (await page.locator('.map-canvas').boundingBox())!
  let before = await page.screenshot({ clip: box, scale: 'css' })
  for (let tries = 0; tries < 20; tries++) {
    await page.waitForTimeout(400)
    const now = await page.screenshot({ clip: box, scale: 'css' })
    if (now.equals(before)) break
    before = now
  }
  return readPng(before)
}

/** The headline's numbers as printed, without spaces: `192`, `≥27,962`, `19,666–19,705`; empty where there are none. */
export async function headline(page: Page): Promise<{ operations: string; arrested: string; deported: string }> {
  const text = (await page.locator('.headline-sentence').innerText()).replaceAll(/\s+/g, ' ')
  const take = (pattern: RegExp): string => (pattern.exec(text)?.[1] ?? '').replaceAll(/[\s\u2009]/g, '')
  return {
    operations: take(/([\d,]+) operations?/),
    arrested: take(/· ([^·]*?) people arrested/),
    deported: take(/(?:^|· )([^·]*?) deported/),
  }
}

export const handle = (page: Page, edge: 'first' | 'last') =>
  page.getByRole('slider', { name: new RegExp(`^${edge} day`, 'i') })

/** The day that a handle stands on, as days since 1970. */
export const dayOf = async (page: Page, edge: 'first' | 'last'): Promise<number> =>
  Number(await handle(page, edge).getAttribute('aria-valuenow'))

/** Days since 1970 of an ISO day. */
export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

export async function typeWindow(page: Page, from: string, until: string): Promise<void> {
  await page.getByLabel('From', { exact: true }).fill(from)
  await page.getByLabel('Until', { exact: true }).fill(until)
}
