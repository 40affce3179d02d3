import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What the names in other scripts are built from, beside the packages of the gazetteer: Debian packages by the version
 * that was built from, fetched with `apt-get download` and no root. Licence of both: Unicode.
 */
export const UNICODE_VERSIONS: Readonly<Record<string, string>> = {
  'unicode-cldr-core': '41-0.1', // names of countries and of first-level divisions in 80 languages
  'unicode-data': '15.0.0-1', // Unihan: simplified forms of traditional characters
}

const CACHE = new URL('../../.cache/unicode/', import.meta.url).pathname
const CLDR = join(CACHE, 'usr/share/unicode/cldr/common')

const debOf = (name: string): string | undefined =>
  readdirSync(CACHE).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'))

/** Downloads and unpacks what is not in .cache/ yet. */
export function fetchUnicode(): void {
  mkdirSync(CACHE, { recursive: true })
  for (const name of Object.keys(UNICODE_VERSIONS)) {
    if (debOf(name) && existsSync(CLDR)) continue
    execFileSync('apt-get', ['download', name], { cwd: CACHE, stdio: 'inherit' })
    execFileSync('dpkg-deb', ['-x', join(CACHE, debOf(name) ?? name), CACHE])
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', apos: "'", quot: '"', lt: '<', gt: '>' }
const plain = (xml: string): string => xml.replace(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole)

/** "Myanmar (Burma)" is two names. */
const eachName = (printed: string): string[] =>
  plain(printed)
    .split(/[()（）]/u)
    .map((name) => name.trim())
    .filter(Boolean)

/** All names in all languages of one kind of element, by its `type` in upper case ("KH", "KH1"). */
function readNames(folder: string, element: string): Map<string, string[]> {
  const pattern = new RegExp(`<${element} type="(\\w+)"[^>]*>([^<↑]+)</`, 'gu')
  const names = new Map<string, string[]>()
  for (const file of readdirSync(join(CLDR, folder)).sort())
    for (const [, code = '', printed = ''] of readFileSync(join(CLDR, folder, file), 'utf8').matchAll(pattern)) {
      const key = code.toUpperCase()
      names.set(key, [...(names.get(key) ?? []), ...eachName(printed)])
    }
  return names
}

/** Names of countries by alpha-2 code. */
export const readTerritoryNames = (): Map<string, string[]> => readNames('main', 'territory')

/** Names of first-level divisions by their code of ISO 3166-2 without the hyphen: "KH1". */
export const readSubdivisionNames = (): Map<string, string[]> => readNames('subdivisions', 'subdivision')

const character = (codePoint: string): string => String.fromCodePoint(Number.parseInt(codePoint.slice(2), 16))

/** The simplified form of each traditional Chinese character that has one: Unihan's kSimplifiedVariant, its first. */
export function readSimplified(): Map<string, string> {
  const file = join(CACHE, 'usr/share/unicode/Unihan_Variants.txt.bz2')
  const lines = execFileSync('bzip2', ['-dc', file], { maxBuffer: 1 << 26, encoding: 'utf8' }).split('\n')
  const simplified = new Map<string, string>()
  for (const line of lines) {
    const [from, field, to] = line.split('\t')
    if (field !== 'kSimplifiedVariant' || !from || !to) continue
    const [first = ''] = to.split(' ')
    if (first !== from) simplified.set(character(from), character(first))
  }
  // A character that is simplified itself has no simpler form: a chain would fold the two forms of a name apart.
  for (const [from, to] of simplified) if (simplified.has(to)) simplified.delete(from)
  return simplified
}
