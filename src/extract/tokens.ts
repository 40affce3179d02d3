/** A word, number or mark of a report. Offsets are UTF-16 code units, end exclusive. */
export interface Token {
  text: string
  /** Lower case, with a straight apostrophe. */
  lower: string
  start: number
  end: number
  kind: 'word' | 'number' | 'mark'
}

/** What `tokenAt` gives beyond either end of a list, so that rules can look around without asking first. */
const NOTHING: Token = Object.freeze({ text: '', lower: '', start: 0, end: 0, kind: 'mark' })

export const tokenAt = (tokens: readonly Token[], index: number): Token => tokens[index] ?? NOTHING

/**
 * In this order: days (`2017-08-18`, `05/11/2021`), ages (`27-year-old`), money (`RM4,500`), numbers with what is written on to them
 * (`1,048`, `14th`, `400m`), initials (`U.S.`), words with inner hyphens, and marks one by one. Every quantifier walks
 * over characters that nothing after it can take, so that time grows with length only.
 */
const PARTS =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,3}-(?:year|month|day|week|hour|storey|story)s?(?:-old)?|\p{Lu}{1,3}\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?\p{L}{0,3}|\d+(?:[.:]\d+)?\p{L}{0,4}|(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}]*(?:[-.&]?[\p{L}\p{M}\p{N}]+)*|[^\s]/gu

/** A number in groups of three with spaces, as French and Swiss papers write it. */
const SPACED = /^\d{3}$/

const isApostrophe = (text: string): boolean => text === "'" || text === '’' || text === '‘'

/**
 * Cuts a text into tokens. A possessive is a token of its own (`China` `'s`), as is `n't`; `1 350` is one number unless
 * a month stands before it.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(PARTS)) {
    const [part] = match
    const start = match.index
    const last = tokens.at(-1)
    if (last && isTail(last, tokens.at(-2), part, start)) {
      // The apostrophe before it becomes part of the token: 's, n't.
      last.text += part
      last.lower = last.text.toLowerCase().replace(/[’‘]/gu, "'")
      last.end = start + part.length
      last.kind = 'word'
      continue
    }
    const before = tokens.at(-2)
    if (last && SPACED.test(part) && start === last.end + 1 && isHead(last, before)) {
      last.text = text.slice(last.start, start + part.length)
      last.lower = last.text.replace(/\s/gu, '')
      last.end = start + part.length
      continue
    }
    const kind = /^\d/.test(part) ? 'number' : /^\p{L}/u.test(part) ? 'word' : 'mark'
    tokens.push({ text: part, lower: part.toLowerCase().replace(/[’‘]/gu, "'"), start, end: start + part.length, kind })
  }
  return tokens
}

const isTail = (last: Token, before: Token | undefined, part: string, start: number): boolean =>
  isApostrophe(last.text) &&
  start === last.end &&
  before?.end === last.start &&
  before.kind !== 'mark' &&
  /^(?:s|t|re|ve|ll|d|m)$/iu.test(part)

const isHead = (last: Token, before: Token | undefined): boolean =>
  /^\d{1,3}$/.test(last.text) &&
  !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u.test(before?.lower ?? '') &&
  before?.text !== '.'

/** Index of the first token that ends after `offset`: the token at an offset, or the next one. */
export function tokenIndexAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokenAt(tokens, middle).end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
