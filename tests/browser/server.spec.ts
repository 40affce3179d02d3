import { PALETTES } from '../../src/map/palette.ts'
import { expect, fieldOf, headline, mapPicture, openApp, settled, test } from './page.ts'
import { countLike } from './png.ts'
import { serveDist } from './server.ts'

test('any static server will do: in a folder, without ranges', async ({ page }) => {
  const { address, stop } = await serveDist('/sub/path/')
  try {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await openApp(page, address)
    const picture = await mapPicture(page)
    expect(countLike(picture, PALETTES.light.land)).toBeGreaterThan((picture.width * picture.height) / 25)
    expect(countLike(picture, PALETTES.light.arrest)).toBeGreaterThan(500)
    expect((await headline(page)).operations).toMatch(/^\d{2,}/)
    await expect(page.getByRole('status', { name: 'Notices' })).toBeEmpty()
    await page.getByRole('searchbox').fill('Poipet')
    await expect(page.getByRole('button', { name: /^Go to Poi ?pet/ }).first()).toBeVisible({ timeout: 60_000 })
    await page.getByRole('searchbox').fill('')
    await page.getByRole('tabpanel').locator('.row').first().click()
    await expect(page.getByRole('article')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'About', exact: true }).click()
    await expect(page.getByRole('dialog')).toContainText('Natural Earth')
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    expect(requests.filter((url) => !url.startsWith(address) && !/^(blob|data):/.test(url))).toEqual([])
    await page.getByLabel('Mode').selectOption('instant')
    expect(fieldOf(await settled(page), 'mode')).toBe('instant')
    expect(page.url().startsWith(`${address}#v=1&`)).toBe(true)
  } finally {
    await stop()
  }
})

test('once it is open, the page needs no server for anything but more of the basemap and the gazetteer', async ({
  page,
  trouble,
}) => {
  trouble.expected.push(/favicon/)
  const { address, stop } = await serveDist('/')
  await openApp(page, address)
  await page.getByRole('tab', { name: /Filters/ }).click()
  await page.getByRole('tab', { name: 'Ledger' }).click()
  await stop()
  await page.getByLabel('Until', { exact: true }).fill('2016-12-31')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForTimeout(1000)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'One step on' }).click()
  expect((await headline(page)).arrested).not.toBe('')
})
