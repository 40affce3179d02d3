import type { Gazetteer, OtherNames } from './gazetteer.ts'
import type { Mention } from './mention.ts'
import { nameText, namesEqualTo } from './nameTable.ts'
import { ownerAt } from './otherNames.ts'
import { bareKey, hasOtherLetters, joinedKey, otherKey } from './otherScripts.ts'

/** Longest name that is looked for, in characters of its key. */
const LONGEST = 24
/** A town of another name than a division's must have this many people, log10, to be meant by two or three characters. */
const LARGE = 5.7
/** Longest ending or particle behind a name of a script that parts words ("서울에서", "Пномпенем"), in characters. */
const LONGEST_ENDING = 3

/** Scripts that put no spaces between words: a name may begin and end anywhere. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hiragana}]/u
/** From this many characters on a name is taken as it stands, by script. */
const LONG_ENOUGH: ReadonlyArray<readonly [script: RegExp, length: number]> = [
  [/\p{Script=Han}/u, 3],
  [/\p{Script=Hangul}/u, 3],
  [WITHOUT_SPACES, 5],
]
const LONG_ENOUGH_ELSE = 4
const KATAKANA = /[\p{Script=Katakana}ー]/u
const LETTER = /[\p{L}\p{M}]/u
/** "And", "in", "to" and the like, which Arabic writes together with the word. */
const ARABIC_PREFIX = /[وبلفك]/u
/** What may part the words of one name. */
const GAP = /[ \u00a0\u200b\u200c\u00b7・-]/u

/** A character of the text that counts: where it stands, and what it folds to. */
interface Sign {
  start: number
  end: number
  text: string
  key: string
}

/** Longest key by its first two characters, so that most places of a text are passed over at once. */
const longestOf = new WeakMap<OtherNames, ReadonlyMap<string, number>>()

function longestByHead(other: OtherNames): ReadonlyMap<string, number> {
  const known = longestOf.get(other)
  if (known) return known
  const longest = new Map<string, number>()
  for (let name = 0; name < other.count; name++) {
    const letters = Array.from(nameText(other, name))
    const head = letters.slice(0, 2).join('')
    longest.set(head, Math.max(longest.get(head) ?? 0, Math.min(LONGEST, letters.length)))
  }
  longestOf.set(other, longest)
  return longest
}

/** The letters of other scripts of a text in order, with gaps of one character as signs without a key. */
function signsOf(text: string, { simplified }: OtherNames): Sign[] {
  const keyOf = new Map<string, string>()
  const signs: Sign[] = []
  for (let start = 0; start < text.length;) {
    const letter = String.fromCodePoint(text.codePointAt(start) ?? 0)
    const end = start + letter.length
    let key = keyOf.get(letter)
    if (key === undefined) {
      key = LETTER.test(letter) ? otherKey(letter, simplified) || '' : ''
      keyOf.set(letter, key)
    }
    signs.push({ start, end, text: letter, key })
    start = end
  }
  return signs
}

/**
 * The place names of a text that are written in other scripts than Latin, in order and without overlaps: the longest
 * names of the gazetteer, where a word may begin. What is short is only taken where it is hardly anything else: a
 * country, a capital, a large town or division, or with its word of kind behind it.
 */
export function findOtherNames(gazetteer: Gazetteer, text: string): Mention[] {
  const { other } = gazetteer
  if (!other || !hasOtherLetters(text)) return []
  const signs = signsOf(text, other)
  const longest = longestByHead(other)
  const found: Mention[] = []
  for (let from = 0; from < signs.length; from++) {
    if (!signs[from]?.key || !canBegin(signs, from)) continue
    const until = nameEnd(gazetteer, other, signs, from, longest)
    if (until <= from) continue
    const start = signs[from]?.start ?? 0
    const end = signs[until - 1]?.end ?? 0
    found.push({ start, end, text: text.slice(start, end), kind: 'place' })
    from = until - 1
  }
  return found
}

const isLetterAt = (signs: readonly Sign[], i: number): boolean => LETTER.test(signs[i]?.text ?? '')
const isFree = (sign: Sign | undefined): boolean => !!sign && WITHOUT_SPACES.test(sign.text)

function canBegin(signs: readonly Sign[], from: number): boolean {
  const sign = signs[from]
  const before = signs[from - 1]
  if (!sign || /\p{M}/u.test(sign.text)) return false
  if (KATAKANA.test(sign.text)) return !before || !KATAKANA.test(before.text)
  if (isFree(sign) || !isLetterAt(signs, from - 1) || isFree(before)) return true
  return ARABIC_PREFIX.test(before?.text ?? '') && !isLetterAt(signs, from - 2)
}

function canEnd(signs: readonly Sign[], until: number): boolean {
  const last = signs[until - 1]
  const next = signs[until]
  if (!last || !next || !isLetterAt(signs, until)) return true
  if (/\p{M}/u.test(next.text)) return false
  if (KATAKANA.test(last.text)) return !KATAKANA.test(next.text)
  if (isFree(last)) return true
  let rest = 0
  while (rest <= LONGEST_ENDING && isLetterAt(signs, until + rest)) rest++
  return rest <= LONGEST_ENDING
}

/** One past the last sign of the longest name that begins here; `from` where none does. */
function nameEnd(
  gazetteer: Gazetteer,
  other: OtherNames,
  signs: readonly Sign[],
  from: number,
  longest: ReadonlyMap<string, number>,
): number {
  let key = ''
  let letters = 0
  let most = LONGEST
  let best = from
  for (let i = from; i < signs.length && letters < most; i++) {
    const sign = signs[i]
    if (!sign) break
    if (!sign.key) {
      // Signs that fold to nothing are marks; one gap may part the words of a name.
      if (!isLetterAt(signs, i) && !(GAP.test(sign.text) && signs[i + 1]?.key)) break
      continue
    }
    key = joinedKey(key, sign.key)
    letters += 1
    if (letters === 2) {
      most = longest.get(key) ?? 0
      if (most === 0) break
    }
    if (letters > 1 && canEnd(signs, i + 1) && isMeant(gazetteer, other, key, signs, i + 1)) best = i + 1
  }
  return best
}

/** Whether a key that is long enough, or whose owner is well known enough, names a place here. */
function isMeant(gazetteer: Gazetteer, other: OtherNames, key: string, signs: readonly Sign[], until: number): boolean {
  const names = namesEqualTo(other, key)
  if (names.length === 0) return false
  const longEnough = LONG_ENOUGH.find(([script]) => script.test(key))?.[1] ?? LONG_ENOUGH_ELSE
  if (Array.from(key).length >= longEnough) return true
  const isHan = /\p{Script=Han}/u.test(key)
  const next = signs[until]?.key ?? ''
  if (isHan && bareKey(`${key}${next}`).kind !== null) return true
  return names.some((name) => {
    const { kind, index } = ownerAt(gazetteer, other.owners[name] ?? 0)
    if (kind === 'country' || kind === 'hand') return true
    if (kind === 'division') return isHan
    const { towns } = gazetteer
    const isCapital = towns.featureCodes[towns.features[index] ?? -1] === 'PPLC'
    return isCapital || ((towns.populations[index] ?? 0) / 10) * Math.log10(2) >= LARGE
  })
}
