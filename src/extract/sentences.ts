import { wordValue } from './figures.ts'
import { EVENT_NOUNS } from './eventNouns.ts'
import { type Token, tokenAt } from './tokens.ts'

import { verbForm } from './verbForms.ts'
/** A sentence as a range of tokens, `until` exclusive. */
export interface Sentence {
  from: number
  until: number
  /** Number of the paragraph, from 0. */
  paragraph: number
  /** A line above the text without a full stop: it repeats what the text says. */
  isHeadline: boolean
  /** Stands behind a semicolon: what the clause before it says of the day holds on. */
  isContinued?: boolean
}

/**
 * Words after which a full stop ends no sentence. Titles, ranks, months and states as the style guides of AP and
 * Reuters shorten them.
 */
const SHORTENED = new Set(
  (
    'mr mrs ms dr prof gen col lt maj capt sgt cpl pol gov sen rep rev hon pres st mt ft no nos vs jr sr co corp inc ltd ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun approx est dept ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn ' +
    'tex va vt wash wis wyo ave blvd rs fig al etc brig cmdr adm insp supt det const'
  ).split(' '),
)

/** Sentences begin with these, so that "the U.S. The" is two. */
const OPENERS = new Set(
  'the a an he she they it we i in on at this that these those but and police authorities'.split(' '),
)

const AFTER_HOUR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|GMT|UTC|E[SD]T|C[SDE]+T|P[SD]T|M[SD]T|IST|[A-Z]{3,4}|Local|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$/u

const isClosing = (text: string): boolean => /^["'”’»)\]]$/u.test(text)
const isOpening = (text: string): boolean => /^["'“‘«([]$/u.test(text)

/** "Monday, Sept. 27", alone on its line: the heading of a day in a log. */
const DAY_LINE =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9}\.?)(?:,? \d{4})?:?$/iu

/** "ELSEWHERE IN THE REGION", "RETURNS BY SEA AND AIR": a heading of several words in capitals, alone on its line. */
const CAPITALS_LINE = /^\p{Lu}{2,}(?:[ ,&/'’-]+\p{Lu}+){1,8}$/u

/** Offsets at which a new paragraph begins: after a blank line, or after a line that ends like a sentence or a heading. */
function paragraphStarts(text: string): number[] {
  const starts: number[] = []
  let lineStart = 0
  let isFirst = true
  while (lineStart < text.length) {
    const found = text.indexOf('\n', lineStart)
    const lineEnd = found < 0 ? text.length : found
    const line = text.slice(lineStart, lineEnd).trim()
    const isBlank = line === ''
    const isEnd = /[.!?:…]["'”’»)\]]*$/u.test(line)
    const isHeading = (isFirst && line.length > 0) || DAY_LINE.test(line) || CAPITALS_LINE.test(line)
    if (!isBlank) isFirst = false
    if (isBlank || isEnd || isHeading) starts.push(lineEnd + 1)
    lineStart = lineEnd + 1
  }
  return starts
}

/** What is longer is a table or no text at all; cut, it costs no more than it is worth. */
const LONGEST_SENTENCE = 300

/** Cuts tokens into sentences and paragraphs. */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const breaks = paragraphStarts(text)
  const sentences: Sentence[] = []
  let from = 0
  let paragraph = 0
  let nextBreak = 0
  let isContinued = false
  const close = (until: number): void => {
    if (until > from) sentences.push({ from, until, paragraph, isHeadline: false, isContinued })
    from = until
    isContinued = false
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokenAt(tokens, i)
    let isNewParagraph = false
    while (nextBreak < breaks.length && (breaks[nextBreak] ?? 0) <= token.start) {
      nextBreak++
      isNewParagraph = true
    }
    if (isNewParagraph && i > from) {
      close(i)
      paragraph++
    } else if (isNewParagraph && i > 0) paragraph++
    if (i - from >= LONGEST_SENTENCE) close(i)
    if (isClauseBreak(tokens, from, i)) {
      close(i + 1)
      isContinued = true
    } else if (isEndOfSentence(tokens, i)) {
      let end = i + 1
      while (
        end < tokens.length &&
        isClosing(tokenAt(tokens, end).text) &&
        tokenAt(tokens, end).start === tokenAt(tokens, end - 1).end
      )
        end++
      close(end)
      i = end - 1
    }
  }
  close(tokens.length)
  return markHeadlines(sentences, tokens)
}

/**
 * "In Porac last June police made 186 arrests; in Bamban in March 371 people were held": two sentences, where either
 * side has a word for an arrest or deportation, and the second begins with a place or time of its own.
 */
function isClauseBreak(tokens: readonly Token[], from: number, i: number): boolean {
  if (tokenAt(tokens, i).text !== ';') return false
  if (
    !/^(?:in|on|at|near|earlier|later|last|another|a|an|the|police|authorities)$/u.test(tokenAt(tokens, i + 1).lower) &&
    !isCounting(tokens, i + 1)
  )
    return false
  let end = i + 1
  while (end < tokens.length && end < i + 60 && !/^[.;!?]$/u.test(tokenAt(tokens, end).text)) end++
  return (isCounting(tokens, i + 1) || hasEvent(tokens, from, i)) && hasEvent(tokens, i + 1, end)
}

/** "; 60 of them, from China and Myanmar, were held". */
const isCounting = (tokens: readonly Token[], i: number): boolean =>
  (tokenAt(tokens, i).kind === 'number' || wordValue(tokenAt(tokens, i).lower) !== null) &&
  tokenAt(tokens, i + 1).lower === 'of' &&
  /^(?:them|these|those|whom)$/u.test(tokenAt(tokens, i + 2).lower)

function hasEvent(tokens: readonly Token[], from: number, until: number): boolean {
  for (let k = from; k < until; k++) {
    const { lower } = tokenAt(tokens, k)
    if (EVENT_NOUNS.has(lower) || verbForm(lower)) return true
  }
  return false
}

function isEndOfSentence(tokens: readonly Token[], i: number): boolean {
  const token = tokenAt(tokens, i)
  const before = tokenAt(tokens, i - 1)
  let next = i + 1
  while (next < tokens.length && isClosing(tokenAt(tokens, next).text)) next++
  const after = tokenAt(tokens, next)
  if (token.text === '!' || token.text === '?') return true
  if (/^(?:\p{Lu}\.){2,}$/u.test(token.text)) return OPENERS.has(after.lower) && /^\p{Lu}/u.test(after.text)
  if (token.text !== '.') return false
  if (next >= tokens.length) return true
  if (before.end === token.start && SHORTENED.has(before.lower)) return false
  // "at 6:12 a.m. Friday".
  if (/^[ap]\.m$/u.test(before.lower) && AFTER_HOUR.test(after.text)) return false
  if (before.end === token.start && /^\p{Lu}$/u.test(before.text)) return false
  // No space after it: an address, a number, a domain.
  if (after.start === token.end) return false
  return (
    /^[\p{Lu}\d]/u.test(after.text) || isOpening(after.text) || after.kind === 'mark' || !/^\p{Ll}/u.test(after.text)
  )
}

const LONGEST_HEADLINE = 24

/** The lines before the first one that ends like a sentence are headlines, if there is text after them. */
function markHeadlines(sentences: Sentence[], tokens: readonly Token[]): Sentence[] {
  const first = sentences.findIndex(({ until }) => /^[.!?;"”’]$/u.test(tokenAt(tokens, until - 1).text))
  return sentences.map((sentence, i) => {
    const isHeadline = i < first && i < 4 && sentence.until - sentence.from <= LONGEST_HEADLINE
    return isHeadline ? { ...sentence, isHeadline } : sentence
  })
}
