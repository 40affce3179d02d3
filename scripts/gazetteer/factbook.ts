import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unique } from './names.ts'

/** What the World Factbook (CIA, public domain) says of a country. Degrees. */
export interface FactbookEntry {
  /** Its published coordinate: whole degrees for most, and what GeoNames took over for nearly all. */
  point: { lat: number; lon: number } | null
  /** Nouns and adjectives for its people, as printed. */
  demonyms: string[]
}

interface Text {
  text?: string
  [part: string]: Text | string | undefined
}
interface Profile {
  Geography?: Record<string, Text>
  Communications?: Record<string, Text>
  'People and Society'?: { Nationality?: { noun?: Text; adjective?: Text } }
}

/** Internet codes that are not the ISO code; and Kosovo, which the book gives none. */
const ISO_OF: Readonly<Record<string, string>> = { uk: 'GB' }
const ISO_OF_FILE: Readonly<Record<string, string>> = { 'kv.json': 'XK' }

/** Text of an entry, or of its first part: France's says "metropolitan France" first. */
function textOf(entry: Text | undefined): string {
  if (!entry) return ''
  if (typeof entry.text === 'string') return entry.text
  const [part] = Object.values(entry)
  return typeof part === 'object' ? textOf(part) : ''
}

/** "42 00 N, 43 30 E" in degrees. */
function pointOf(text: string): FactbookEntry['point'] {
  const match = /(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])/.exec(text)
  if (!match) return null
  const [, latDegrees, latMinutes, ns, lonDegrees, lonMinutes, ew] = match
  const lat = (Number(latDegrees) + Number(latMinutes) / 60) * (ns === 'S' ? -1 : 1)
  const lon = (Number(lonDegrees) + Number(lonMinutes) / 60) * (ew === 'W' ? -1 : 1)
  return { lat, lon }
}

/** "Lao(s) or Laotian(s)", "Frenchman(men), Frenchwoman(women)", "Swiss (singular and plural)" as single words. */
export function wordsOf(text: string): string[] {
  const words = text
    .replace(/(\p{L}+)man\(men\)/gu, '$1man, $1men')
    .replace(/(\p{L}+)woman\(women\)/gu, '$1woman, $1women')
    .replace(/(\p{L}+)\((e?s)\)/gu, '$1, $1$2')
    .replace(/\([^)]*\)/gu, ' ')
    .split(/,|;|\/|\bor\b|\band\b|\bnote\b.*/u)
    .map((word) => word.trim())
  return unique(words.filter((word) => /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?$/u.test(word)))
}

/** Entries by ISO alpha-2 code. `root` is the package's folder. */
export function readFactbook(root: string): Map<string, FactbookEntry> {
  const found = new Map<string, FactbookEntry>()
  const folders = readdirSync(root, { withFileTypes: true }).filter((one) => one.isDirectory() && one.name !== 'meta')
  for (const folder of folders)
    for (const file of readdirSync(join(root, folder.name))) {
      const profile = JSON.parse(readFileSync(join(root, folder.name, file), 'utf8')) as Profile
      const internet = /\.([a-z]{2})\b/u.exec(textOf(profile.Communications?.['Internet country code']))?.[1] ?? ''
      const code = ISO_OF_FILE[file] ?? ISO_OF[internet] ?? internet.toUpperCase()
      if (!code || found.has(code)) continue
      const { noun, adjective } = profile['People and Society']?.Nationality ?? {}
      found.set(code, {
        point: pointOf(textOf(profile.Geography?.['Geographic coordinates'])),
        demonyms: unique([...wordsOf(textOf(adjective)), ...wordsOf(textOf(noun))]),
      })
    }
  return found
}
