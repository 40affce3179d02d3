import type { Group } from './groups.ts'
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
  for (let at = head + 1; at < Math.min(sentence.until, head + 14); at++) {
    const group = groups.find(({ from }) => from === at)
    if (!group?.count || group.kind !== 'bare') continue
    return COMES_TO.has(tokenAt(tokens, at - 1).lower) ? { group, isAnaphor: false, side: 'after' } : NOBODY
  }
  return NOBODY
}
