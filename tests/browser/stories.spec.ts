import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import {
  expect,
  expectNoTrouble,
  fieldOf,
  headline,
  mapReady,
  openApp,
  settled,
  test,
  watch,
  worldLink,
} from './page.ts'

const STORY = './#story=august-2017'
const AUGUST = worldLink('window=2017-08-01..2017-08-31&mode=window')

const reader = (page: Page) => page.getByRole('region', { name: 'Story', exact: true })
const editor = (page: Page) => page.getByRole('region', { name: 'Your story' })
const current = (page: Page) => page.locator('.story-step[aria-current]')
const offer = (page: Page) => page.getByRole('button', { name: /The arrests of August 2017, in six steps/ })
const when = (page: Page) => page.locator('.headline-when')

async function act(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find an action' }).fill(query)
  await page.keyboard.press('Enter')
}

async function onStep(page: Page, number: number): Promise<void> {
  await expect(current(page)).toHaveAttribute('data-step', String(number - 1))
  await expect(page.locator('.story-count')).toHaveText(`${number} of 6`)
}

test('whoever is here first is offered the story, once and without being held up', async ({ page }) => {
  await openApp(page)
  await expect(offer(page)).toBeVisible()
  // It stands in the headline's box, not over the numbers.
  const line = (await page.locator('.headline-story').boundingBox())!
  const sentence = (await page.locator('.headline-sentence').boundingBox())!
  expect(line.y).toBeGreaterThanOrEqual(sentence.y + sentence.height)
  await page.getByRole('button', { name: 'Dismiss this line' }).click()
  await expect(offer(page)).toHaveCount(0)
  await page.goto('about:blank')
  await openApp(page)
  await page.waitForTimeout(500)
  await expect(offer(page)).toHaveCount(0)
  // It can still be found.
  await act(page, 'read the story')
  await expect(reader(page)).toBeVisible()
})

test('who came for something else is offered nothing', async ({ page }) => {
  await openApp(page, `./${AUGUST}`)
  await page.waitForTimeout(500)
  await expect(offer(page)).toHaveCount(0)
})

test('the story is read by scrolling: map, days and address follow, and Back leads out of it', async ({ page }) => {
  await openApp(page)
  const before = await settled(page)
  await offer(page).click()
  await onStep(page, 1)
  await expect(page.getByRole('heading', { level: 1, name: 'The arrests of August 2017' })).toBeFocused()
  await expect(page.locator('.timeline')).toHaveCount(0)
  await expect.poll(() => headline(page)).toEqual({ operations: '2', arrested: '379', deported: '' })
  // Without a link the address is empty at first, which looks settled.
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#story=august-2017&step=1')
  await page.locator('.story-scroll').hover()
  await page.mouse.wheel(0, 900)
  await onStep(page, 2)
  await expect.poll(() => headline(page)).toEqual({ operations: '1', arrested: '154', deported: '' })
  await expect(when(page)).toHaveText('2 August 2017')
  await expect(page.locator('[aria-live="polite"].visually-hidden')).toHaveText(
    /^Step 2 of 6\. 2 August 2017: .*154 people/,
  )
  expect(await settled(page)).toBe('#story=august-2017&step=2')
  await page.mouse.wheel(0, 20_000)
  await onStep(page, 6)
  await expect(when(page)).toContainText('until 17 August 2017')
  await settled(page)
  await page.goBack()
  await expect(reader(page)).toHaveCount(0)
  expect(await settled(page)).toBe(before)
  await page.getByRole('button', { name: 'Back to the story, step 6 of 6' }).click()
  await onStep(page, 6)
})

test('the story is read by keys alone, and every step can be seen to have the focus', async ({ page }) => {
  await openApp(page, `${STORY}&step=2`)
  await onStep(page, 2)
  await page.keyboard.press('ArrowRight')
  await onStep(page, 3)
  await expect(current(page)).toBeFocused()
  expect(await current(page).evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
  await expect(current(page).getByRole('heading', { level: 2 })).toBeInViewport()
  for (const [key, step] of [
    ['PageDown', 4],
    ['ArrowDown', 5],
    ['PageUp', 4],
    ['ArrowLeft', 3],
    ['End', 6],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key)
    await onStep(page, step)
    await page.waitForTimeout(700)
  }
  await expect.poll(() => headline(page)).toEqual({ operations: '2', arrested: '379', deported: '' })
  // Tab goes into what a step holds, and on to the next step.
  await page.getByRole('button', { name: 'Explore this view of step 1' }).focus()
  await page.keyboard.press('Tab')
  await onStep(page, 2)
  await page.keyboard.press('Escape')
  await expect(reader(page)).toHaveCount(0)
  await expect(page.getByRole('tab', { name: 'Reports' })).toBeVisible()
})

test('a step is explored in the whole app, and the story gone on with', async ({ page }) => {
  await openApp(page, `${STORY}&step=4`)
  await expect.poll(() => headline(page)).toEqual({ operations: '', arrested: '', deported: '105' })
  await page.getByRole('button', { name: 'Explore this view of step 4' }).click()
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await expect(page.locator('.timeline')).toBeVisible()
  // The address is written when the map has taken the room that the story had.
  await expect.poll(async () => fieldOf(await settled(page), 'window')).toBe('2017-07-01..2017-07-31')
  expect(fieldOf(await settled(page), 'country')).toBe('KH')
  await page.goBack()
  await onStep(page, 4)
  await page.goForward()
  await page.getByRole('button', { name: 'Back to the story, step 4 of 6' }).click()
  await onStep(page, 4)
  await page.getByRole('button', { name: 'Leave the story' }).click()
  await expect(page.getByRole('button', { name: /Back to the story/ })).toHaveCount(0)
})

test('a step that the story was not at is explored with its own days', async ({ page }) => {
  await openApp(page, `${STORY}&step=3`)
  await onStep(page, 3)
  await page.getByRole('button', { name: 'Explore this view of step 4' }).click()
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await expect.poll(async () => fieldOf(await settled(page), 'window')).toBe('2017-07-01..2017-07-31')
})

test('sources of every step lead out safely, and the text is an article', async ({ page }) => {
  await openApp(page, STORY)
  const article = reader(page).getByRole('article', { name: 'The arrests of August 2017' })
  await expect(article.getByRole('heading', { level: 2 })).toHaveCount(6)
  const links = await article
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link) => [(link as HTMLAnchorElement).href, (link as HTMLAnchorElement).rel] as const),
    )
  expect(links.length).toBeGreaterThanOrEqual(10)
  for (const [href, rel] of links) expect([/^https?:/.test(href), rel]).toEqual([true, 'noopener noreferrer'])
  await page.getByText('Legend', { exact: true }).click()
  await expect(page.getByText('province only')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('reading and writing are accessible', async ({ page }) => {
      await openApp(page, `${STORY}&step=2`)
      await page.waitForTimeout(800)
      await expectAccessible(page, 'the reader')
      await page.keyboard.press('Escape')
      await act(page, 'write a story')
      await editor(page).getByRole('button', { name: 'Add this view' }).click()
      await expectAccessible(page, 'the page for writing')
    })
  })

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })
  test('map and text share the screen, and a finger turns the steps', async ({ page }) => {
    await openApp(page)
    await offer(page).tap()
    await onStep(page, 1)
    await page.getByRole('button', { name: 'Next step' }).tap()
    await onStep(page, 2)
    await expect.poll(() => headline(page)).toEqual({ operations: '1', arrested: '154', deported: '' })
    // The turn before may still be gliding.
    await expect(async () => {
      await page.locator('.story-scroll').evaluate((column) => column.scrollBy(0, 1_200))
      await expect(current(page)).not.toHaveAttribute('data-step', '1', { timeout: 2_000 })
    }).toPass()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const small = await reader(page)
      .locator('button')
      .evaluateAll((buttons) =>
        buttons
          .map((button) => [button.textContent, button.getBoundingClientRect()] as const)
          .filter(([, { width, height }]) => width < 24 || height < 43.5)
          .map(([text]) => text),
      )
    expect(small).toEqual([])
    await page.waitForTimeout(800)
    await expectAccessible(page, 'the reader on a phone')
    await page.getByRole('button', { name: 'Leave the story' }).tap()
    await expect(page.locator('.sheet')).toBeVisible()
    await page.locator('.sheet-grip').tap()
    await act(page, 'write a story')
    await editor(page).getByRole('button', { name: 'Add this view' }).tap()
    await expect(editor(page).getByLabel('Heading')).toBeVisible()
    await expectAccessible(page, 'writing on a phone')
  })
})

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })
  test('steps jump', async ({ page }) => {
    await openApp(page, STORY)
    await expect.poll(() => headline(page)).toEqual({ operations: '2', arrested: '379', deported: '' })
    const days = await page.evaluate(async () => {
      const seen = new Set<string>()
      const line = document.querySelector('.headline-when')!
      const observer = new MutationObserver(() => seen.add(line.textContent))
      observer.observe(line, { characterData: true, childList: true, subtree: true })
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))
      await new Promise((resolve) => setTimeout(resolve, 1500))
      return [...seen]
    })
    expect(days).toEqual(['until 17 August 2017'])
    await onStep(page, 6)
    await expect(page.getByRole('heading', { name: 'What the numbers cannot say' })).toBeInViewport()
  })
})

/** Writes a story of two steps, by keys alone but for the map itself. */
async function writeTwoSteps(page: Page): Promise<void> {
  await openApp(page, `./#v=1&map=7/13.2/103.9&window=2017-08-16..2017-08-16&mode=window`)
  await act(page, 'write a story')
  await expect(editor(page).getByRole('heading', { level: 1 })).toBeFocused()
  await editor(page).getByLabel('Title').fill('Two of them <b>')
  await editor(page).getByLabel('Byline').fill('By a reader')
  await editor(page).getByRole('button', { name: 'Add this view' }).press('Enter')
  await expect(editor(page).getByLabel('Heading')).toBeFocused()
  await page.keyboard.type('The capital')
  await editor(page).getByLabel('Text').fill('First.\n\nSee https://example.org/a?b=1, and <script>alert(1)</script>.')
  await editor(page).getByLabel('Sources').fill('https://example.org/source\njavascript:alert(1)')
  await expect(editor(page).getByText(/Not an address with https/)).toBeVisible()
}

test('a story of two steps is written, survives a reload, and reads the same from its link and its file elsewhere', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000)
  await writeTwoSteps(page)
  await page.getByLabel('From', { exact: true }).fill('2017-08-02')
  await page.getByLabel('Until', { exact: true }).fill('2017-08-02')
  await editor(page).getByRole('button', { name: 'Add this view' }).click()
  await expect(editor(page).getByLabel('Heading')).toBeFocused()
  await page.keyboard.type('The north-west')
  await expect(editor(page).getByText('Kept in this browser.')).toBeVisible()
  // Typing, adding and moving are taken back one by one.
  await page.keyboard.press('Alt+ArrowUp')
  const heads = editor(page).locator('.story-draft-head')
  await expect(heads.first()).toContainText('The north-west')
  await editor(page).getByRole('button', { name: 'Undo' }).click()
  await expect(heads.first()).toContainText('The capital')
  await editor(page).getByRole('button', { name: 'Redo' }).click()
  await expect(heads.first()).toContainText('The north-west')
  await expect(editor(page).getByText('Kept in this browser.')).toBeVisible()

  await page.reload()
  await mapReady(page)
  await act(page, 'write a story')
  await expect(editor(page).getByLabel('Title')).toHaveValue('Two of them <b>')
  await expect(heads).toHaveCount(2)
  await editor(page).getByRole('button', { name: 'Preview' }).click()
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText('Two of them <b>')
  await expect.poll(() => headline(page)).toEqual({ operations: '1', arrested: '154', deported: '' })
  await page.getByRole('button', { name: 'Leave the story' }).click()
  await expect(editor(page)).toBeVisible()

  await editor(page).getByRole('button', { name: 'Share or save' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Link')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page, 'sharing a story')
  const link = await dialog.getByLabel('Link').inputValue()
  expect(link).toMatch(/#story=1[\w-]+&step=1$/)
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as a file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^dateline-story-two-of-them-b_saved-.*\.json$/)
  const content = readFileSync(await file.path(), 'utf8')

  for (const way of ['link', 'file'] as const) {
    const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })
    const other = await context.newPage()
    const trouble = await watch(other)
    if (way === 'link') await openApp(other, `./#${link.split('#')[1]}`)
    else {
      await openApp(other, `./${AUGUST}`)
      const transfer = await other.evaluateHandle((text) => {
        const data = new DataTransfer()
        data.items.add(new File([text], 'story.json'))
        return data
      }, content)
      await other.locator('.map-canvas').dispatchEvent('drop', { dataTransfer: transfer })
    }
    await expect(reader(other).getByRole('heading', { level: 1 })).toHaveText('Two of them <b>', { timeout: 60_000 })
    await expect(reader(other).getByText('By a reader')).toBeVisible()
    await expect.poll(() => headline(other)).toEqual({ operations: '1', arrested: '154', deported: '' })
    await other.keyboard.press('End')
    // A deportation of which only a span is known touches the 16th.
    await expect.poll(() => headline(other)).toEqual({ operations: '1', arrested: '225', deported: '122–144' })
    await expect(when(other)).toHaveText('16 August 2017')
    const last = reader(other).locator('.story-step').last()
    await expect(last.locator('p:not([class])')).toHaveText([
      'First.',
      'See https://example.org/a?b=1, and <script>alert(1)</script>.',
    ])
    const hrefs = await last.getByRole('link').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
    expect(hrefs).toEqual(['https://example.org/a?b=1', 'https://example.org/source'])
    await expectNoTrouble(other, trouble)
    await context.close()
  }
})

test('incidents of one’s own that a link carries are shown with its story', async ({ page }) => {
  const data = readFileSync(new URL('../golden/carried.txt', import.meta.url), 'utf8').split('\t')[0]!
  await openApp(page, `./#story=august-2017&data=${data}&only=1&step=6`)
  await onStep(page, 6)
  await page.getByRole('button', { name: 'Explore this view of step 6' }).click()
  await expect(page.getByRole('region', { name: 'From the link' })).toBeVisible()
})

test.describe('hostile or broken links', () => {
  for (const [what, fragment, said] of [
    ['of a story that is not there', '#story=nothing-here', /“nothing-here” is not among those/],
    ['with a path', '#story=..%2F..%2Fseeds', /neither packed in a way that this program knows nor the name/],
    ['to another site', '#story=https%3A%2F%2Fexample.org%2Fx', /neither packed/],
    ['with markup', '#story=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', /neither packed/],
    ['of another packing', '#story=2AAAA', /packed in a way that this version does not know/],
    ['that was cut', '#story=1AB', /damaged/],
    ['that is random', `#story=1${'QUJDREVG'.repeat(40)}`, /(damaged|more than a link may hold|not JSON)/],
    ['that claims a gigabyte', '#story=1gICAgAQAAAAAAAAAAAAA', /more than a link may hold/],
    ['that is too long', `#story=1${'A'.repeat(70_000)}`, /at most 65,536 are read/],
  ] as const)
    test(`a link ${what} opens the first view and says so`, async ({ page, trouble }) => {
      trouble.expected.push(/404/)
      await openApp(page, `./${fragment}`)
      await expect(page.getByRole('status', { name: 'Notices' })).toContainText(said)
      await expect(reader(page)).toHaveCount(0)
      await expect(page.getByRole('tabpanel')).toBeVisible()
    })
})
