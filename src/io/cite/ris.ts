import type { DateParts, Reference } from './reference.ts'

/**
 * References as RIS, for Zotero, EndNote and Mendeley: UTF-8, CRLF, a tag of two characters, two spaces, a hyphen, a
 * space and the value. The format has no escapes; values are on one line already.
 */
export function writeRis(references: readonly Reference[]): string {
  return references.map(recordOf).join('\r\n')
}

function recordOf({ key, kind, title, publisher, url, issued, accessed, note }: Reference): string {
  const tags: [string, string][] = [
    ['ID', key],
    ['TI', title],
    ['T2', publisher],
    ['PB', publisher],
    ['PY', issued ? String(issued[0]).padStart(4, '0') : ''],
    ['DA', issued ? slashed(issued) : ''],
    ['UR', url],
    ['Y2', slashed(accessed)],
    ['N1', note],
  ]
  const lines = tags.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}`)
  return [`TY  - ${kind === 'view' ? 'DATA' : 'ELEC'}`, ...lines, 'ER  - ', ''].join('\r\n')
}

/** `2017/08/18`; parts that are not known stay empty: `2017/08/`. */
const slashed = ([year, month, day]: DateParts): string =>
  [String(year).padStart(4, '0'), two(month), two(day)].join('/')

const two = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'))
