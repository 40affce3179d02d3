import type { Group } from './group.ts'
import { NOBODY, type Patient } from './patient.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'

const COMES_TO = new Set(
  'to at of reached reaches hit hits totalled totaled numbered exceeded topped was were is are stood stands'.split(' '),
)

/** "… came to 11,242", "… at 262": a bare figure that a sum comes to. */
export function figureBehind(
  tokens: readonly Token[],
  sentence: Sentence,
  groups: readonly Group[],
  head: number,
): Patient {
  for (let at = head + 1; at < Math.min(sentence.until, head + 20); at++) {
    const group = groups.find(({ from }) => from === at)
    if (!group?.count || group.kind !== 'bare') continue
    return COMES_TO.has(tokenAt(tokens, at - 1).lower) ? { group, isAnaphor: false, side: 'after' } : NOBODY
  }
  return NOBODY
}

/** "brings to 16 the number of suspects arrested": a bare figure before "the number"; `at` is the token "number". */
export function figureBefore(tokens: readonly Token[], groups: readonly Group[], at: number): Patient | null {
  const start = /^(?:the|total|overall)$/u.test(tokenAt(tokens, at - 2).lower) ? at - 2 : at - 1
  // "Nineteen is now the number of people detained".
  let be = start
  while (/^(?:is|was|now|also|therefore|thus)$/u.test(tokenAt(tokens, be - 1).lower)) be--
  const equal =
    be < start ? groups.find(({ until, kind, count }) => until === be && kind === 'bare' && count !== null) : undefined
  if (equal) return { group: equal, isAnaphor: false, side: 'before' }
  const group = groups.find(({ until, kind, count }) => until === start && kind === 'bare' && count !== null)
  return group && tokenAt(tokens, group.from - 1).lower === 'to' ? { group, isAnaphor: false, side: 'before' } : null
}

/** "Most of the day's arrests were made there: eight men": those behind the colon. */
export function namedBehind(
  tokens: readonly Token[],
  { until }: Sentence,
  groups: readonly Group[],
  head: number,
): Patient | null {
  for (let at = head + 1; at < Math.min(until, head + 14); at++) {
    if (tokenAt(tokens, at).text !== ':') continue
    const isMade = /\b(?:made|took place|carried out|happened|came)\b/u.test(
      Array.from({ length: at - head }, (_, k) => tokenAt(tokens, head + k).lower).join(' '),
    )
    const group = groups.find(({ from, kind, count }) => from === at + 1 && kind === 'people' && count !== null)
    return isMade && group ? { group, isAnaphor: false, side: 'after' } : null
  }
  return null
}
