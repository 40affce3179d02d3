import { expect, openApp, settled, test, typeWindow } from './page.ts'

const BOTH = /Siem Reap and Banteay Meanchey/

test('from the first view to the 154 people of August 2017, their sources and what became of them', async ({
  page,
}) => {
  await openApp(page)
  await typeWindow(page, '2017-08-01', '2017-08-31')
  await expect(page.locator('.headline-when')).toHaveText('August 2017')
  await page.getByLabel('Sort').selectOption('people')
  const row = page.getByRole('tabpanel').getByRole('button', { name: BOTH })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('154')
  await expect(row).toContainText('arrested')

  await row.click()
  const card = page.getByRole('article')
  await expect(card.getByRole('heading', { level: 1 })).toContainText('154 people')
  await expect(card.getByRole('heading', { level: 1 })).toContainText('one figure for two places')
  await expect(card).toContainText('151 Chinese, 3 Taiwanese')
  await expect(card).toContainText('2 August 2017')
  const links = card.getByRole('region', { name: 'Sources' }).getByRole('link')
  expect(await links.count()).toBeGreaterThan(1)
  for (const link of await links.all()) {
    expect(await link.getAttribute('href')).toMatch(/^https?:\/\/[^/]+\//)
    expect(await link.getAttribute('rel')).toContain('noreferrer')
  }

  await test.step('the map shows one figure for the two places, once', async () => {
    await card.getByRole('button', { name: /^Siem Reap/ }).click()
    await settled(page)
    const marks = page.getByRole('table', { name: 'Marks on the map' }).getByRole('row')
    const joint = marks.filter({ hasText: /one figure for/ }).filter({ hasText: 'Siem Reap' })
    await expect(joint).toHaveCount(1)
    await expect(joint).toContainText('Banteay Meanchey')
    await expect(joint.getByRole('cell').first()).toHaveText('154')
    // No disc of either place counts them again.
    await expect(marks.filter({ hasText: /arrested in (Siem Reap|Banteay Meanchey),/ })).toHaveCount(0)
  })

  await test.step('to the deportation and back', async () => {
    const later = card.getByRole('region', { name: 'Later deported' })
    await later.getByRole('button').first().click()
    await expect(card.getByText('Deportation', { exact: true })).toBeVisible()
    await card.getByRole('region', { name: 'The arrests of these people' }).getByRole('button', { name: BOTH }).click()
    await expect(card.getByRole('heading', { level: 1 })).toContainText('154 people')
  })

  await test.step('cite', async () => {
    const urls = await Promise.all((await links.all()).map((link) => link.getAttribute('href')))
    await card.getByRole('button', { name: 'Cite' }).click()
    const citation = await page.getByRole('dialog').getByLabel('Citation').inputValue()
    for (const url of urls) expect(citation).toContain(url!)
    expect(citation).toContain('154 people')
    expect(citation).toContain(page.url().split('#')[0]!)
    expect(citation).toMatch(/#v=1&.*sel=2017-08-02-siem-reap-banteay-meanchey-arrest/)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await card.getByRole('button', { name: 'All reports' }).click()
  await expect(card).toHaveCount(0)
  await expect(row).toBeVisible()
})
