import type { DateParts, Reference } from './reference.ts'

/**
 * References as BibTeX, `@misc` entries that BibTeX and BibLaTeX both take: UTF-8, LF, one field a line. Publishers are
 * corporate authors, so that entries sort; titles keep their capitals. Addresses are verbatim, as both packages want
 * them, with braces and backslashes percent-encoded.
 */
export function writeBibtex(references: readonly Reference[]): string {
  return references.map(entryOf).join('\n')
}

function entryOf({ key, title, publisher, url, issued, accessed, note }: Reference): string {
  const fields: [string, string][] = [
    ['author', publisher && `{${escaped(publisher)}}`],
    ['title', title && `{${escaped(title)}}`],
    ['year', issued ? year(issued) : ''],
    ['month', issued?.[1] ? String(issued[1]) : ''],
    ['day', issued?.[2] ? String(issued[2]) : ''],
    ['url', verbatim(url)],
    ['urldate', isoDate(accessed)],
    ['note', escaped(note)],
  ]
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}}`)
  return `@misc{${key},\n${lines.join(',\n')}\n}\n`
}

/** `2017-08-18`, as exact as it is known. */
export const isoDate = ([first, ...rest]: DateParts): string =>
  [year([first]), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')

const year = ([value]: DateParts): string => String(value).padStart(4, '0')

/**
 * What TeX takes for something else. A brace is a command here: BibTeX counts braces, behind a backslash too. Two signs
 * that TeX would join into one (`--`, two apostrophes) are kept apart.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
}

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\{}~^&%$#_]/g, (sign) => COMMANDS[sign]!)
    .replaceAll(/([-'`,<>])(?=\1)|[!?](?=`)/g, (sign) => `${sign}{}`)

const verbatim = (url: string): string =>
  url.replaceAll(/[\\{}\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
