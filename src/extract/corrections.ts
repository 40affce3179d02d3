import { wordValue } from './figures.ts'
import type { Group } from './group.ts'
import { type Token, tokenAt } from './tokens.ts'

/** "Correction: an earlier version said that 46 were arrested", "an earlier report of 52 arrests was wrong". */
export const isCorrection = (words: string): boolean =>
  /^(?:correction|clarification)\b|\b(?:earlier|previous|original|first) versions? of (?:this|the) (?:report|article|story|dispatch|item|piece|text|account|bulletin)\b|\b(?:earlier|previous|initial|first) (?:reports?|figures?|claims?|statements?)\b[^.;,]{0,60}(?:\d|arrest|detain|detention|deport|expel|expulsion|people|figure)[^.;,]{0,60}\b(?:was|were|is|are|proved|turned out to be) (?:wrong|incorrect|mistaken|inaccurate|erroneous|withdrawn|retracted|untrue|false|too high|too low)\b/u.test(
    words,
  )

/** "A post said that 30 were held. Nobody has been arrested there, and we have withdrawn the figure": of the sentence before. */
export const isWithdrawal = (words: string): boolean =>
  /\b(?:withdrawn|withdrew|retracted|deleted|removed) (?:the|that|this|our) (?:figure|claim|number|report|post)\b|\b(?:figure|claim|number|report|post) (?:was|has been|is) (?:withdrawn|retracted|deleted)\b/u.test(
    words,
  )

/** "Nineteen is now the number held, up from the dozen we gave this morning": a figure that another has replaced. */
export function replacedFigure(words: string): number | null {
  const figure =
    /\b(?:up|down|revised) from (?:the |an )?(?:initial |earlier |first |previous )?(\S+) (?:people |arrests |detainees )?(?:that )?(?:we |were |was |had been )?(?:gave|given|reported|announced|mentioned|stated|first|earlier|initially)\b/u.exec(
      words,
    )?.[1]
  if (figure === undefined) return null
  if (figure === 'dozen') return 12
  return /^[\d,]+$/u.test(figure) ? Number(figure.replaceAll(',', '')) : wordValue(figure)
}

/** "23 were held, not 45, as first reported", "rather than the 45 given earlier": a figure that the report takes back. */
export function isTakenBack(tokens: readonly Token[], { from, until }: Group): boolean {
  const at = /^(?:the|some|about)$/u.test(tokenAt(tokens, from - 1).lower) ? from - 1 : from
  const lead = `${tokenAt(tokens, at - 2).lower} ${tokenAt(tokens, at - 1).lower}`
  if (lead.endsWith(' not') && !/^(?:did|do|does|was|were|is|are|has|have|had|if|but|or) /u.test(lead))
    return /^(?:,|as|the|that|\.|people|men|women|given|reported|first|earlier|initially)$/u.test(
      tokenAt(tokens, until).lower,
    )
  return (
    /^(?:rather than|instead of|and not)$/u.test(lead) &&
    [0, 1, 2, 3, 4].some((k) =>
      /^(?:reported|stated|given|announced|earlier|first|initially)$/u.test(tokenAt(tokens, until + k).lower),
    )
  )
}
