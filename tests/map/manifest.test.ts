import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ManifestRow } from '../../scripts/manifest.ts'
import { LICENCES, listGeoFiles } from '../../scripts/manifest.ts'

const folder = new URL('../../public/geo/', import.meta.url)
const { files } = JSON.parse(readFileSync(new URL('MANIFEST.json', folder), 'utf8')) as { files: ManifestRow[] }
const rows = new Map(files.map((row) => [row.path, row]))

describe('the manifest of public/geo', () => {
  test('has one row for every file, and no other', () => {
    expect([...rows.keys()].sort()).toEqual(listGeoFiles())
    expect(rows.size).toBe(files.length)
  })

  test.each(listGeoFiles())('%s is the file that was described, under a licence that allows it', (path) => {
    const row = rows.get(path)
    const bytes = readFileSync(new URL(path, folder))
    expect(row?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(row?.bytes).toBe(bytes.length)
    expect(row?.licence.length).toBeGreaterThan(0)
    for (const licence of row?.licence ?? []) expect(LICENCES).toContain(licence)
  })

  test('says who built each file and from what', () => {
    for (const { source, origin, title, script } of files) {
      expect([source.length > 0, origin.length > 0, title.length > 0]).toEqual([true, true, true])
      expect(readFileSync(new URL(`../../${script}`, import.meta.url)).length).toBeGreaterThan(0)
    }
  })
})
