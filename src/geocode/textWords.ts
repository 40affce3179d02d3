/** A word of a text. Offsets are UTF-16 code units; a possessive ending is not part of it. */
export interface TextWord {
  start: number
  end: number
  /** As printed. */
  text: string
  isCapital: boolean
  /** Two capital letters or more and no small one: "US", "BERLIN". */
  isUpper: boolean
  /** Whether a sentence, heading or quotation starts with it, so that its capital says nothing. */
  startsSentence: boolean
  /** What stands between it and the word before. */
  gap: string
}

/** Initials keep their dots ("B.C."); else letters and digits, with single dots and apostrophes inside. Hyphens part words. */
const WORD = /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.'’ʼ‘][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const POSSESSIVE = /['’]s$/iu
const CAPITAL = /^\p{Lu}/u
const SMALL = /\p{Ll}/u
const TWO_CAPITALS = /\p{Lu}.*\p{Lu}/u
/** What ends a sentence, opens a quotation or starts a line or an item of a list. */
const BREAK = /[.!?:;"“”\n\r•|]|['‘(]\s*$|[—–-]\s+$/u
/** Abbreviations whose dot ends no sentence. */
const ABBREVIATION =
  /^(?:st|ste|mt|ft|mr|mrs|ms|dr|gen|gov|sen|rep|lt|col|sgt|capt|maj|det|insp|cpl|prof|rev|hon|\p{L})$/iu

/** The words of a text in order. Linear in its length. */
export function wordsOf(text: string): TextWord[] {
  const words: TextWord[] = []
  let last = 0
  let previous = ''
  for (const match of text.matchAll(WORD)) {
    const printed = match[0].replace(POSSESSIVE, '')
    const start = match.index
    const gap = text.slice(last, start)
    const isAbbreviated = gap.startsWith('. ') && gap.length === 2 && ABBREVIATION.test(previous)
    words.push({
      start,
      end: start + printed.length,
      text: printed,
      isCapital: CAPITAL.test(printed),
      isUpper: !SMALL.test(printed) && TWO_CAPITALS.test(printed),
      startsSentence: last === 0 || (!isAbbreviated && BREAK.test(gap)),
      gap,
    })
    last = start + printed.length
    previous = printed
  }
  return words
}
