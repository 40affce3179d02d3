import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { expectAccessible } from './axe.ts'
import { expect, headline, openApp, test } from './page.ts'

const REPORT = `SIEM REAP, Cambodia (Own Wire) - Police in Siem Reap province detained 43 Vietnamese nationals on Tuesday in a raid on a rented villa, officials said.

The suspects, 31 men and 12 women, are accused of running an online gambling ring.

On Monday, authorities deported 19 Indonesians from Phnom Penh to Jakarta.`

async function openDesk(page: Page): Promise<void> {
  await openApp(page, './')
  await page.getByRole('button', { name: 'Add a report' }).click()
  await expect(page.getByRole('heading', { name: 'Add a report' })).toBeFocused()
}

async function readReport(page: Page, text = REPORT, published = '2019-06-06'): Promise<void> {
  await page.getByRole('textbox', { name: 'The report’s text' }).fill(text)
  if (published) await page.getByLabel('Published').fill(published)
  await page.getByLabel('Publisher').fill('Own Wire')
  await page.getByRole('button', { name: 'Find the incidents' }).click()
  await expect(page.getByRole('heading', { name: 'Check what was found' })).toBeVisible({ timeout: 60_000 })
}

const drafts = (page: Page) => page.locator('.desk-draft')

test('a pasted report is on the map, in the timeline and in the ledger after one correction', async ({ page }) => {
  await openDesk(page)
  const before = await page.evaluate(() => document.querySelectorAll('.pin').length)
  expect(before).toBe(0)
  await readReport(page)
  await expect(drafts(page)).toHaveCount(2)
  // The words that a field came from are marked, and light up with the field.
  await expect(page.locator('.desk-text mark', { hasText: '43 Vietnamese' })).toHaveAttribute('data-active', 'true')
  await page.getByRole('group', { name: 'People', exact: true }).hover()
  await expect(page.locator('.desk-text mark[data-lit]').first()).toContainText('43')
  await page.getByRole('group', { name: 'Place', exact: true }).hover()
  await expect(page.locator('.pin[data-lit="true"]')).toHaveCount(1)
  // One correction: 43 is 44.
  await page.getByLabel('Number of people', { exact: true }).fill('44')
  await page.keyboard.press('Enter')
  await expect(drafts(page).first()).toHaveAccessibleName(/44 people arrested, Siem Reap/)
  await page.getByRole('button', { name: 'Accept all' }).click()
  // The card of what was accepted, on the map that shows its place.
  await expect(page.locator('#card-title')).toContainText('44 people')
  await expect(page.locator('.card-when')).toHaveText('4 June 2019')
  await page.getByRole('button', { name: 'All reports' }).click()
  await page.getByRole('tab', { name: 'Ledger' }).click()
  await expect(page.getByRole('tabpanel').getByRole('row', { name: /Vietnamese/ })).toBeVisible()
  // It outlives the page.
  await page.reload()
  await expect(page.getByRole('button', { name: /Your reports/ })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: /Your reports/ }).click()
  await expect(page.getByRole('group', { name: 'My incidents' })).toContainText('2 incidents of your own')
  await page.getByRole('button', { name: 'Show only mine' }).click()
  await page.getByRole('button', { name: 'Back to the map' }).click()
  await expect.poll(async () => (await headline(page)).arrested).toBe('44')
  // And goes when it is told to.
  await page.getByRole('button', { name: /Your reports/ }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete all 2?' }).click()
  await expect(page.getByRole('group', { name: 'My incidents' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('group', { name: 'My incidents' })).toContainText('2 incidents of your own')
})

test('nothing counts until it is accepted, drafts survive a reload, and a step is taken back and again', async ({
  page,
}) => {
  await openApp(page, './')
  const sums = await headline(page)
  await page.getByRole('button', { name: 'Add a report' }).click()
  await readReport(page)
  await page.reload()
  await expect(page.getByRole('button', { name: /Your reports/ })).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => headline(page)).toEqual(sums)
  await page.getByRole('button', { name: /Your reports/ }).click()
  await expect(drafts(page)).toHaveCount(2)
  await drafts(page).nth(1).getByRole('button', { name: 'Reject' }).click()
  await expect(drafts(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(drafts(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(drafts(page)).toHaveCount(1)
})

test('what looks like a known incident is pointed out, and merging adds the source', async ({ page }) => {
  await openDesk(page)
  await readReport(
    page,
    'PHNOM PENH (Own Wire) - Police in Phnom Penh arrested 225 Chinese on Wednesday over an extortion scheme.',
    '2017-08-18',
  )
  const likeness = page.getByRole('group', { name: 'Looks like a known incident' })
  await expect(likeness).toContainText('225 people arrested, Phnom Penh')
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeHidden()
  await likeness.getByRole('button', { name: 'Merge with it' }).click()
  await expect(drafts(page)).toHaveCount(0)
  await expect(page.getByRole('status').first()).toContainText('Merged')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(drafts(page)).toHaveCount(1)
})

test('a place is chosen among its namesakes, searched, and fixed by dragging its pin', async ({ page }) => {
  await openDesk(page)
  await readReport(page)
  const place = page.getByRole('group', { name: 'Place', exact: true })
  await place.getByRole('button', { name: 'Another place' }).click()
  await place.getByRole('searchbox').fill('Poipet')
  await place.getByRole('list', { name: 'Places found' }).getByRole('button').first().click()
  await expect(place).toContainText('Poipet')
  await expect(place).toContainText('fixed')
  const pin = page.locator('.pin[data-chosen="true"]').first()
  await page.waitForTimeout(1500)
  const box = (await pin.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 30, { steps: 5 })
  await page.mouse.up()
  await expect(place).toContainText('position given by hand')
})

test('a known report is corrected, shown in its place, and comes back when that is undone', async ({ page }) => {
  await openApp(page, './#v=1&sel=2017-08-02-siem-reap-banteay-meanchey-arrest')
  await expect(page.locator('#card-title')).toContainText('154 people')
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await page.getByLabel('Number of people', { exact: true }).fill('155')
  await page.keyboard.press('Enter')
  await page.getByLabel('Source: title').first().fill('A corrected title')
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(page.locator('#card-title')).toContainText('155 people')
  await expect(page.locator('.card-sources')).toContainText('A corrected title')
  await expect(page.locator('.card-sources li')).not.toHaveCount(0)
  await page.getByRole('button', { name: 'All reports' }).click()
  await page.getByRole('button', { name: /Your reports/ }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Reject' }).click()
  await expect(page.getByRole('group', { name: 'My incidents' })).toBeHidden()
})

test('files are read by what they are, and broken ones say what is wrong', async ({ page, trouble }) => {
  trouble.expected.push(/pdf/i)
  await openDesk(page)
  const pick = (files: { name: string; mimeType: string; buffer: Buffer }[]) =>
    page.locator('.desk input[type=file]').setInputFiles(files)
  const words = REPORT.replaceAll('\n', ' ')
  const docx = zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  })
  await page.getByLabel('Published').fill('2019-06-06')
  await pick([
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnothing more') },
    { name: 'renamed.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('just text') },
    { name: 'picture.txt', mimeType: 'text/plain', buffer: Buffer.from([...Array(600).keys()].map((i) => i % 7)) },
    {
      name: 'bomb.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(70_000_000) })),
    },
  ])
  const alerts = page.locator('.desk').getByRole('alert')
  await expect(alerts).toHaveCount(4, { timeout: 60_000 })
  await expect(alerts.nth(0)).toContainText('broken.pdf was not read. It is no PDF')
  await expect(alerts.nth(1)).toContainText('renamed.docx was not read.')
  await expect(alerts.nth(2)).toContainText('It is no text')
  await expect(alerts.nth(3)).toContainText('unpack to more than 60 MB')
  await pick([
    { name: 'report.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(docx) },
    {
      name: 'page.html',
      mimeType: 'text/html',
      buffer: Buffer.from(
        `<!doctype html><title>Own</title><script>document.title='run'</script><img src="https://example.com/x.png"><article><p>${words}</p></article>`,
      ),
    },
    {
      name: 'report.pdf',
      mimeType: 'application/pdf',
      buffer: onePagePdf(['Police in Siem Reap arrested 43 Vietnamese on Tuesday.']),
    },
  ])
  const picker = page.getByRole('combobox', { name: 'Report', exact: true })
  await expect(picker.getByRole('option')).toHaveCount(3, { timeout: 60_000 })
  await expect(page).toHaveTitle(/Dateline/)
  for (const [name, count] of [
    ['report.docx', 2],
    ['page.html', 2],
    ['report.pdf', 1],
  ] as const) {
    await picker.selectOption({ label: name })
    await expect(drafts(page), name).toHaveCount(count)
  }
})

test('files of incidents are dropped onto the page, placed, kept, and told of where they are wrong', async ({
  page,
}) => {
  await openApp(page, './')
  const incident = {
    id: 'mine-1',
    type: 'arrest',
    count: { min: 71, max: 71, qualifier: 'exact' },
    people: [{ nationality: 'VN', min: 71, max: 71 }],
    date: { start: '2019-06-04', end: '2019-06-04', precision: 'day' },
    places: [{ name: 'Poipet', country: 'KH' }],
    summary: 'Seventy-one people.',
    sources: [{ publisher: 'Own', title: 'Own', url: 'https://example.com/a', published: '2019-06-05' }],
  }
  const text = JSON.stringify({
    format: 'dateline/1',
    title: 'Mine',
    incidents: [incident, { ...incident, id: 'mine-2', count: { min: -1 } }],
  })
  const transfer = await page.evaluateHandle((json) => {
    const data = new DataTransfer()
    data.items.add(new File([json], 'mine.json', { type: 'application/json' }))
    return data
  }, text)
  await page.locator('.map-canvas').dispatchEvent('drop', { dataTransfer: transfer })
  await expect(page.locator('.desk-said')).toContainText('mine.json: one incident brought in', { timeout: 60_000 })
  await page.getByText(/What could not be read as it is/).click()
  await expect(page.locator('.desk-problems')).toContainText('incidents[1].count')
  await page.getByRole('button', { name: 'Show only mine' }).click()
  await page.getByRole('button', { name: 'Back to the map' }).click()
  await expect.poll(async () => (await headline(page)).arrested).toBe('71')
  // What is exported is what was brought in, with the place that was found.
  await page.getByRole('button', { name: /Your reports/ }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: 'JSON', exact: true }).check()
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Download 1 incident' }).click()
  const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as {
    incidents: { id: string; places: { lat: number; country: string }[] }[]
  }
  expect(saved.incidents.map(({ id }) => id)).toEqual(['mine-1'])
  expect(saved.incidents[0]!.places[0]!.lat).toBeCloseTo(13.66, 1)
  await page.keyboard.press('Escape')
  await page.locator('.desk input[type=file]').setInputFiles([
    { name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('{"not":"a table"}') },
    { name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from(text.slice(0, 200)) },
  ])
  await expect(page.locator('.desk-said')).toContainText('wrong.csv holds no incident that can be read', {
    timeout: 60_000,
  })
  await expect(page.locator('.desk-said')).toContainText('cut.json holds no incident that can be read')
  await expect(page.getByRole('group', { name: 'My incidents' })).toContainText('1 incident of your own')
})

test('hostile text stays text, and a text without incidents says so and can be filled in by hand', async ({ page }) => {
  await openDesk(page)
  await readReport(
    page,
    '<img src=x onerror="document.title=1"> Nothing happened in __proto__ today, the ministry said.',
    '',
  )
  await expect(page.locator('.desk-text')).toContainText('<img src=x')
  await expect(drafts(page)).toHaveCount(0)
  await expect(page.locator('.desk-warning').first()).toBeVisible()
  await page.getByRole('button', { name: 'Add a draft by hand' }).click()
  await expect(drafts(page)).toHaveCount(1)
})

for (const scheme of ['light', 'dark'] as const)
  test(`every part can be used by everybody, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await openDesk(page)
    await expectAccessible(page, 'empty')
    await readReport(page)
    await expectAccessible(page, 'review')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page, 'review on a phone')
  })

test('the keyboard alone is enough', async ({ page }) => {
  await openDesk(page)
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        return element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent
      })
      if (name.test(focused ?? '')) return
    }
    throw new Error(`no way to ${name}`)
  }
  await tabTo(/The report’s text/)
  await page.keyboard.insertText(REPORT)
  await tabTo(/Published/)
  await page.keyboard.type('06062019')
  await tabTo(/Find the incidents/)
  await page.keyboard.press('Enter')
  await expect(drafts(page)).toHaveCount(2, { timeout: 60_000 })
  await tabTo(/^Number of people$/)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('50')
  await page.keyboard.press('Enter')
  await tabTo(/^Accept$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'My incidents' })).toContainText('1 incident of your own')
})

/** A PDF of one page with these lines, as small as one can be. */
function onePagePdf(lines: readonly string[]): Buffer {
  const stream = `BT /F1 12 Tf 50 700 Td ${lines.map((line) => `(${line}) Tj 0 -16 Td`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(text, 'latin1')
}
