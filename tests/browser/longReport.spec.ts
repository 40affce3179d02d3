import { expect, openApp, test } from './page.ts'

const PARAGRAPH = `LYON - The police said that they had arrested 12 men on Monday in the old town. ${'The rest of the story is of the town and of the people who live in it, and of what they said. '.repeat(60)}`
/** Five megabytes, 850 paragraphs. */
const BOOK = Array.from({ length: 850 }, (_, i) => PARAGRAPH.replace('12 men', `${i + 12} men`))
  .join('\n\n')
  .slice(0, 4_990_000)

test('a text of five megabytes is read with its progress told, can be cancelled, and the page stays alive', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await openApp(page, './')
  await page.getByRole('button', { name: 'Add a report' }).click()
  await page.getByLabel('Published').fill('2019-06-06')
  const text = page.getByRole('textbox', { name: 'The report’s text' })
  // As a paste: typing five megabytes is not what is tested.
  await text.evaluate((element, book) => {
    const area = element as HTMLTextAreaElement
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area, book)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }, BOOK)
  const read = page.getByRole('button', { name: 'Find the incidents' })
  await read.click()
  const progress = page.locator('.desk-progress')
  await expect(progress).toContainText(/\d+ %/, { timeout: 60_000 })
  await page.screenshot({ path: 'test-results/long-report.png' })
  const first = await progress.innerText()
  // The page answers while the worker reads.
  const start = Date.now()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  expect(Date.now() - start).toBeLessThan(3000)
  await expect(progress).not.toHaveText(first)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.locator('.desk-said')).toContainText('Cancelled.')
  await expect(text).toHaveValue(BOOK)
  await expect(read).toBeEnabled()
})

test('a report in another language says so and can be entered by hand', async ({ page }) => {
  await openApp(page, './')
  await page.getByRole('button', { name: 'Add a report' }).click()
  await page
    .getByRole('textbox', { name: 'The report’s text' })
    .fill(
      'La policía detuvo el lunes a 45 personas en Lima, entre ellas doce extranjeros, por su presunta participación en una red de estafas telefónicas que operaba desde varios departamentos de la ciudad.',
    )
  await page.getByRole('button', { name: 'Find the incidents' }).click()
  await expect(page.locator('.desk-warning').first()).toContainText('not seem to be in English')
  await expect(page.locator('.desk-warning').first()).toContainText('by hand')
  await page.getByRole('button', { name: 'Add a draft by hand' }).click()
  await expect(page.locator('.desk-draft')).toHaveCount(1)
})
