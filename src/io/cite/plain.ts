import { dayFromCivil } from '../../domain/day.ts'
import { dayInWords, formatNumber } from '../../domain/describe.ts'
import { isoDate } from './bibtex.ts'
import type { DateParts, Reference } from './reference.ts'

/** References as text for a footnote or a mail: the view with its counts, its address, then the sources one a line. */
export function writePlain(references: readonly Reference[]): string {
  const sources = references.filter(({ kind }) => kind === 'page')
  const lines = references.filter(({ kind }) => kind === 'view').flatMap(viewLines)
  return `${[...lines, '', `Sources (${formatNumber(sources.length)}):`, ...sources.map(sourceLine)].join('\n')}\n`
}

const viewLines = ({ title, publisher, url, accessed, note }: Reference): string[] => [
  ...[title, note].filter((text) => text !== '').map(sentence),
  `In: ${sentence(publisher)}`,
  `Dateline, accessed ${inWords(accessed)}: ${url}`,
]

/** One source on one line: publisher, title in quotes, day, address. */
export function sourceLine({ title, publisher, url, issued }: Reference): string {
  const named = [publisher, title && `“${title}”`, issued && isoDate(issued)].filter(Boolean).join(', ')
  return [named && sentence(named), url].filter(Boolean).join(' ')
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

const inWords = ([year, month = 1, day = 1]: DateParts): string => dayInWords(dayFromCivil({ year, month, day }))
