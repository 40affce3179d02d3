import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, headline, openApp, test, worldLink } from './page.ts'

const TABLE = `Day;Town;Country;Held;Nationality;Link
3/8/2017;Poipet;Cambodia;12;Vietnamese;https://example.org/1
4/8/2017;Kampot;Cambodia;about 30;Chinese;https://example.org/2
5/8/2017;Nowhere at all;Atlantis;some;Martian;javascript:alert(1)
`

const OPEN = './#v=1&map=6.2/12.4/104.6&window=2011-01-01..2026-05-31&mode=window'

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('.desk input[type=file]')
    .setInputFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') }])
}

test('any table is brought in by a mapping that is guessed, asked for where it is open, and taken back', async ({
  page,
}) => {
  await openApp(page, OPEN)
  const sums = await headline(page)
  await page.getByRole('button', { name: 'Add a report' }).click()
  await choose(page, 'somebodys.csv', TABLE)
  await expect(page.getByRole('heading', { name: 'Which column is what?' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('combobox', { name: 'Date, or first day', exact: true })).toHaveValue('0')
  await expect(page.getByRole('combobox', { name: 'Number of people', exact: true })).toHaveValue('3')
  await expect(page.getByRole('combobox', { name: 'Place', exact: true })).toHaveValue('1')
  // Nobody can say which number is the day: it is asked, and nothing goes in before.
  const accept = page.getByRole('button', { name: 'Bring in 3 incidents' })
  await expect(accept).toBeDisabled()
  await expectAccessible(page, 'the mapping of columns')
  await page.screenshot({ path: 'test-results/columns.png' })
  await page.getByRole('radio', { name: 'March 8, 2017' }).check()
  const preview = page.getByRole('region', { name: 'The first rows as they are understood' })
  await expect(preview.getByRole('row').nth(1)).toContainText('8 March 2017')
  await page.getByRole('radio', { name: '3 August 2017' }).check()
  await expect(preview.getByRole('row').nth(1)).toContainText('3 August 2017')
  await expect(preview.getByRole('row').nth(2)).toContainText('about 30 people')
  await expect(page.locator('.columns-problems')).toContainText('row 4, Country: "Atlantis" is no country')
  await expect(page.locator('.columns-problems')).toContainText('row 4, Link')
  // A column that is set to nothing is not read any more.
  await page.getByRole('combobox', { name: 'Nationality', exact: true }).selectOption({ label: '–' })
  await expect(page.locator('.columns-problems')).not.toContainText('Martian')
  await accept.click()
  await expect(page.locator('.desk-said')).toContainText('somebodys.csv: 3 incidents brought in', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Show only mine' }).click()
  await page.getByRole('button', { name: 'Back to the map' }).click()
  await expect.poll(async () => (await headline(page)).arrested).toMatch(/42/)
  await page.getByRole('button', { name: /Your reports/ }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('group', { name: 'My incidents' })).toBeHidden()
  await page.getByRole('button', { name: 'Back to the map' }).click()
  await expect.poll(() => headline(page)).toEqual(sums)
})

test('what is no table says so, and two files are asked about one after the other', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  await page.getByRole('button', { name: 'Add a report' }).click()
  await choose(page, 'page.csv', '<!doctype html><title>Sign in</title>')
  await expect(page.locator('.desk-said')).toContainText('page.csv holds no incident that can be read', {
    timeout: 30_000,
  })
  await page.locator('.desk input[type=file]').setInputFiles([
    { name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from('date,place,people\n2017-08-16,Poipet,3\n') },
    {
      name: 'two.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          features: [
            {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [104.9, 11.5] },
              properties: { day: '2017-08-16', detained: 9 },
            },
          ],
        }),
      ),
    },
  ])
  await expect(page.getByRole('form', { name: 'Columns of one.csv' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Leave it out' }).click()
  await expect(page.getByRole('form', { name: 'Columns of two.geojson' })).toBeVisible()
  await page.getByRole('button', { name: 'Bring in 1 incident' }).click()
  await expect(page.locator('.desk-said')).toContainText('two.geojson: one incident brought in', { timeout: 60_000 })
  await expect(page.getByRole('group', { name: 'My incidents' })).toContainText('1 incident of your own')
})

test('the mapping fits on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openApp(page, OPEN)
  await page.getByRole('button', { name: 'Add a report' }).click()
  await choose(page, 'somebodys.csv', TABLE)
  await expect(page.getByRole('combobox', { name: 'Date, or first day', exact: true })).toBeVisible({ timeout: 30_000 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await page.screenshot({ path: 'test-results/columns-phone.png' })
  await page.getByRole('radio', { name: '3 August 2017' }).check()
  await page.getByRole('button', { name: 'Bring in 3 incidents' }).click()
  await expect(page.locator('.desk-said')).toContainText('3 incidents brought in', { timeout: 60_000 })
})

test('a file that is dropped while columns are chosen is said to wait, and comes after them', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  await page.getByRole('button', { name: 'Add a report' }).click()
  await choose(page, 'first.csv', 'date,place,people\n2017-08-16,Poipet,3\n')
  await expect(page.getByRole('heading', { name: 'Which column is what?' })).toBeVisible({ timeout: 30_000 })
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['date,place,people\n2017-08-17,Kampot,5\n'], 'second.csv', { type: 'text/csv' }))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(page.locator('.desk-said')).toHaveText('second.csv waits until this table is brought in or left.')
  await expect(page.locator('.columns-page')).toContainText('first.csv')
  await page.getByRole('button', { name: 'Bring in 1 incident' }).click()
  await expect(page.locator('.columns-page')).toContainText('second.csv', { timeout: 30_000 })
})
