/** People who are seen to go or to be led away, in words that are said of anybody. */
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'

/** "Nineteen men left it in handcuffs", "emerged in handcuffs": arrested, as a bystander sees it. */
export function isLedOff(tokens: readonly Token[], { until }: Sentence, i: number): boolean {
  if (!/^(?:left|emerged|walked|went|rode|exited)$/u.test(tokenAt(tokens, i).lower)) return false
  const words = Array.from({ length: Math.min(9, until - i) }, (_, k) => tokenAt(tokens, i + k).lower).join(' ')
  return /^[^,;:]* (?:in handcuffs|handcuffed|in police (?:vans?|cars?|trucks?|buses))\b/u.test(words)
}

/** "came home under police escort", "arrived in handcuffs". */
export function isEscorted(tokens: readonly Token[], { from, until }: Sentence, i: number): boolean {
  if (!/^(?:came|returned|arrived|landed|boarded)$/u.test(tokenAt(tokens, i).lower)) return false
  const words = Array.from({ length: Math.min(12, until - i) }, (_, k) => tokenAt(tokens, i + k).lower).join(' ')
  const before = Array.from({ length: i - from }, (_, k) => tokenAt(tokens, from + k).lower).join(' ')
  // "64 South Koreans detained in Cambodia arrived home aboard a chartered plane".
  if (
    /\b(?:detained|arrested|held|suspects?|suspected|accused|caught)\b/u.test(before) &&
    /^\w+ (?:back )?home\b[^,;]{0,40} (?:aboard|on) (?:an? |two |three |the )?(?:chartered|charter|special|military|government) (?:planes?|flights?|aircraft|jets?)\b/u.test(
      words,
    )
  )
    return true
  return /\b(?:under (?:police |armed |heavy )?(?:escort|guard)|in handcuffs|handcuffed|escorted by|(?:deportation|repatriation) flight)\b/u.test(
    words,
  )
}

/** "They were taken by bus to Nimule", where that was the deportation. */
export function isTakenOn(tokens: readonly Token[], { until }: Sentence, i: number): boolean {
  if (
    !/^(?:taken|driven|brought|transported|conveyed|carried|trucked|escorted|flown|bussed|bused)$/u.test(
      tokenAt(tokens, i).lower,
    )
  )
    return false
  if (
    !/^(?:was|were)$/u.test(tokenAt(tokens, i - 1).lower) ||
    !/^(?:they|all|group|deportees)$/u.test(tokenAt(tokens, i - 2).lower)
  )
    return false
  const to = [1, 2, 3, 4].find((k) => i + k < until && tokenAt(tokens, i + k).lower === 'to')
  // "were taken to a holding centre": within the country.
  return (
    to !== undefined &&
    ![1, 2, 3, 4].some((k) =>
      /^(?:holding|detention|police|hospitals?|centres?|centers?|stations?|jails?|prisons?|courts?|depots?|cells?|shelters?|headquarters)$/u.test(
        tokenAt(tokens, i + to + k).lower,
      ),
    )
  )
}

/** "They left for Kunming": a way to tell once more of a deportation just told of. */
export const isLeaving = (tokens: readonly Token[], i: number, isGroupEnd: (token: number) => boolean): boolean =>
  isLeavingFor(tokens, i, isGroupEnd) ||
  (/^(?:left|departed|flew|arrived|landed|leave|depart)$/u.test(tokenAt(tokens, i).lower) &&
    (isGroupEnd(i) ||
      /^(?:they|deportees|group)$/u.test(tokenAt(tokens, i - 1).lower) ||
      (tokenAt(tokens, i - 1).lower === 'will' &&
        (isGroupEnd(i - 1) || /^(?:they|deportees|group)$/u.test(tokenAt(tokens, i - 2).lower)))) &&
    (/^(?:for|to|in|at|on|from|aboard|next|tomorrow|home|back|out|through|via|across)$/u.test(
      tokenAt(tokens, i + 1).lower,
    ) ||
      [2, 3, 4].some((k) => /^(?:airport|airfield|airbase)$/u.test(tokenAt(tokens, i + k).lower))))

const DAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u

/** "Nineteen Serbs, most of them convicts, left Munich for Belgrade". */
function isLeavingFor(tokens: readonly Token[], i: number, isGroupEnd: (token: number) => boolean): boolean {
  if (!/^(?:left|departed)$/u.test(tokenAt(tokens, i).lower) || !/^\p{Lu}/u.test(tokenAt(tokens, i + 1).text))
    return false
  if (
    !isGroupEnd(i) &&
    tokenAt(tokens, i - 1).text !== ',' &&
    !/^(?:they|deportees|group)$/u.test(tokenAt(tokens, i - 1).lower)
  )
    return false
  for (let at = i + 2; at < i + 8; at++) {
    const { lower, text, kind } = tokenAt(tokens, at)
    if (/^(?:for|on|aboard|by|late|early|shortly|yesterday|today|at|in|the)$/u.test(lower) || DAY.test(text))
      return true
    if (kind === 'mark' || !/^\p{Lu}/u.test(text)) return false
  }
  return false
}
