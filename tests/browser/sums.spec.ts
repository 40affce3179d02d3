import { expectedHeadline } from './expected.ts'
import { expect, headline, openApp, settled, show, test, typeWindow, worldLink } from './page.ts'

const FIRST = '2011-01-01'
const LAST = '2026-05-31'

test('the headline says what a slow count of the seeds says, in every mode', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  const says = async (from: string | null, until: string | null): Promise<void> => {
    await expect.poll(() => headline(page), { message: `${from} – ${until}` }).toEqual(expectedHeadline(from, until))
  }
  await says(FIRST, LAST)
  await typeWindow(page, '2017-08-01', '2017-08-31')
  await says('2017-08-01', '2017-08-31')
  await typeWindow(page, '2016-01-01', '2016-12-31')
  await says('2016-01-01', '2016-12-31')

  const mode = page.getByLabel('Mode')
  await mode.selectOption('from-start')
  await says(null, '2016-12-31')
  await mode.selectOption('to-end')
  await says('2016-01-01', null)
  await mode.selectOption('instant')
  await says('2016-12-31', '2016-12-31')
  await page.getByLabel('Until', { exact: true }).fill('2017-08-16')
  await says('2017-08-16', '2017-08-16')
})

test('a part is never counted beside its whole, wherever the window cuts', async ({ page }) => {
  await openApp(page, `./${worldLink()}`)
  const windows = [
    ['2012-05-23', '2012-05-23'],
    ['2015-11-10', '2015-11-10'],
    ['2017-07-01', '2017-07-31'],
    ['2017-07-07', '2017-07-28'],
    ['2017-07-29', '2017-08-31'],
  ]
  for (const [from, until] of windows) {
    await show(page, worldLink(`window=${from}..${until}&mode=window`))
    await expect.poll(() => headline(page), { message: `${from} – ${until}` }).toEqual(expectedHeadline(from!, until!))
  }
})

test('the world is one press away from the first view', async ({ page }) => {
  await openApp(page)
  const before = await headline(page)
  await page.getByRole('button', { name: 'Show the world' }).click()
  await expect.poll(() => headline(page), { timeout: 30_000 }).toEqual(expectedHeadline(FIRST, LAST))
  expect(before).not.toEqual(await headline(page))
  await settled(page)
  await expect(page.getByRole('button', { name: 'Show the world' })).toHaveCount(0)
})
