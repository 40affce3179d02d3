import type { Group, Nation } from './group.ts'
import { addCounts, UNKNOWN_COUNT } from '../domain/count.ts'
import { isAuthority } from './nouns.ts'
import { type Token, tokenAt } from './tokens.ts'
import { SPEECH } from './words.ts'

const JOINTS = /^(?:,|and|plus|or)$/u

/** Groups that are counted together: "151 Chinese and three Taiwanese". Their sum, their nationalities, their whole range. */
export function joinGroups(tokens: readonly Token[], groups: readonly Group[]): Group[] {
  const joined: Group[] = []
  for (const [i, group] of groups.entries()) {
    const last = joined.at(-1)
    if (last && isJoint(tokens, last, group) && !isBreakdown(tokens, last, groups.slice(i))) {
      joined[joined.length - 1] = {
        ...last,
        until: group.until,
        kind: last.kind === 'people' || group.kind === 'people' ? 'people' : last.kind,
        count: addCounts(last.count ?? UNKNOWN_COUNT, group.count ?? UNKNOWN_COUNT),
        nations: addNations(last.nations, group.nations),
        isOne: false,
        head: group.head,
      }
    } else joined.push(group)
  }
  return joined
}

/** "311 Indians, one woman and 310 men": the list says who they are. */
function isBreakdown(tokens: readonly Token[], whole: Group, list: readonly Group[]): boolean {
  const most = whole.count?.max
  if (most == null || whole.isOne) return false
  let sum = 0
  for (const [i, group] of list.entries()) {
    const before = list[i - 1]
    if (i > 0 && before && !isJoint(tokens, before, group)) return false
    if (group.count?.min == null || group.count.qualifier !== 'exact') return false
    sum += group.count.min
    if (i > 0 && sum === most) return true
    if (sum > most) return false
  }
  return false
}

function isJoint(tokens: readonly Token[], last: Group, group: Group): boolean {
  if (!last.count || !group.count || group.isPart || last.kind === 'things' || group.kind === 'things') return false
  if (last.kind === 'victims' || group.kind === 'victims') return false
  // "112 from the Chinese mainland and 18 from Taiwan".
  if (last.kind === 'bare' && (last.nations.length === 0 || group.kind !== 'bare')) return false
  // "Eleven men from Sierra Leone and three from Guinea".
  if (group.kind === 'bare' && (group.nations.length === 0 || last.nations.length === 0)) return false
  // "Sixty-three persons, 12 women among them".
  if (
    /^(?:among|amongst) (?:them|whom|these)$/u.test(
      `${tokenAt(tokens, group.until).lower} ${tokenAt(tokens, group.until + 1).lower}`,
    )
  )
    return false
  const between = Array.from({ length: group.from - last.until }, (_, k) => tokenAt(tokens, last.until + k).lower)
  const words = between.join(' ')
  if (between.length === 0 || between.length > 4) return false
  if (words === 'as well as' || words === 'along with' || words === 'together with' || words === ', along with')
    return true
  if (!between.every((word) => JOINTS.test(word))) return false
  // "the kingpin, a man of 34, from Siliguri": an apposition; a list of single people ends in "and".
  if (words === ',' && last.isOne && group.isOne && !/^(?:and|,)$/u.test(tokenAt(tokens, group.until).lower))
    return false
  if (words === ',' && last.isOne && group.isOne && last.isDefinite) return false
  // "held 800 Chinese, a senior officer told reporters".
  if (words === ',' && group.isOne && (isAuthority(group.head) || SPEECH.has(tokenAt(tokens, group.until).lower)))
    return false
  // A list after a total breaks it down: "16 people, nine Danes and seven Finns".
  if (words === ',' && last.nations.length === 0 && group.nations.length > 0) return false
  return !(group.isDefinite && !group.isOne)
}

export function addNations(a: readonly Nation[], b: readonly Nation[]): Nation[] {
  const sum = new Map(a.map(({ code, count }) => [code, count]))
  for (const { code, count } of b) {
    const before = sum.get(code)
    if (!before || before.qualifier === 'unknown') sum.set(code, count)
    else if (count.qualifier !== 'unknown') sum.set(code, addCounts(before, count))
  }
  return Array.from(sum, ([code, count]) => ({ code, count }))
}
