import {
  DIRECTIONS,
  KINDS,
  NAME_HEADS,
  NEVER_PLACES,
  ORGANISATION_AFTER,
  PARTICLES,
  NAME_TAILS,
  ORGANISATION_OF,
  PERSON_VERBS,
  PLACE_PREPOSITIONS,
  TITLES,
} from './guardWords.ts'
import { isGivenName, isNameAt, runEnd, sensesAt, type Scan } from './scan.ts'
import { isDemonym, type Sense } from './senses.ts'
import type { TextWord } from './textWords.ts'

/** Whether the words around a known name leave it a place. */
export function isPlace(scan: Scan, from: number, until: number): boolean {
  const { gazetteer, words, folds, people } = scan
  const word = words[from]
  if (!word) return false
  const fold = folds[from] ?? ''
  const isSingle = until === from + 1
  if (isSingle && (NEVER_PLACES.has(fold) || DIRECTIONS.has(fold))) return false
  const senses = sensesAt(scan, from, until)
  if (senses.length === 0 || scan.text[words[until - 1]?.end ?? 0] === '$') return false
  const isArea = senses.some(({ kind }) => kind === 'country' || kind === 'region')
  const isHand = senses.some(({ kind }) => kind === 'hand')
  const isDivision =
    isHand ||
    senses.some(
      ({ kind, isPrintedName, logPeople }) => kind === 'division' && isPrintedName && logPeople >= LARGE_DIVISION,
    )
  const isLarge = isArea || isDivision
  const cue = cueOf(scan, from, until)
  if (isSingle && isShort(word)) {
    if (isArea) return word.isUpper || word.text.includes('.') || fold.length > 3 || COUNTRY_WORD.test(word.text)
    return isDivisionAbbreviation(scan, from, senses, cue)
  }
  const isSettled = scan.settled.has(folds.slice(from, until).join(' '))
  const isCounty = !isSingle && senses.some(({ kind }) => kind === 'district') && KINDS.has(folds[until - 1] ?? '')
  if (!cue.isDateline && isPartOfOther(scan, from, until, isLarge || isSettled || isCounty)) return false
  const logPeople = Math.max(0, ...senses.map((sense) => sense.logPeople))
  if (!isSingle)
    return (
      !isPersonName(scan, from, until, isLarge) &&
      (isLarge || cue.isStrong || logPeople >= 5 || !isCommonRun(scan, from, until))
    )
  if (isArea) return true
  if (cue.isInList || (isSettled && !people.has(fold))) return true
  const isCommon = gazetteer.words.common.has(fold)
  if (isCommon) return !word.startsSentence && (cue.isStrong ? isDivision || logPeople >= 4.3 : logPeople >= 6)
  if (people.has(fold)) return cue.isDateline || cue.isIn
  if (!cue.isStrong && words[until]?.gap === ' ' && PERSON_VERBS.has(folds[until] ?? '')) return isDivision
  if (cue.isStrong) return true
  if (gazetteer.words.given.has(fold)) return isDivision || logPeople >= 5.7
  if (isDivision) return true
  return logPeople >= (word.startsSentence ? 5 : 4)
}

/** log10 of the people of a division that is named without more ado. */
const LARGE_DIVISION = 5
/** A country with a short name that is written like a word: "Chad" has four letters, "Fiji" too. */
const COUNTRY_WORD = /^\p{Lu}\p{Ll}{2,}$/u

/** Countries whose newspapers abbreviate divisions in running text. */
const ABBREVIATING = new Set(['US', 'CA', 'AU'])

/** "Ky." and "TX" after a comma, "NSW" and "B.C." anywhere: abbreviations of divisions. */
function isDivisionAbbreviation({ words, gazetteer }: Scan, from: number, senses: readonly Sense[], cue: Cue): boolean {
  const word = words[from]
  if (!word) return false
  if (!senses.some(({ kind }) => kind === 'division')) return cue.isInList && !word.isUpper
  if (cue.isAfterComma) return true
  const isAbbreviating = senses.some(
    ({ kind, country }) => kind === 'division' && ABBREVIATING.has(gazetteer.countries[country]?.code ?? ''),
  )
  if (!isAbbreviating) return false
  return (
    word.text.includes('.') ||
    (word.isUpper && word.text.length === 3 && !words[from - 1]?.isUpper && !words[from + 1]?.isUpper)
  )
}

const isCommonRun = ({ gazetteer, folds }: Scan, from: number, until: number): boolean =>
  folds
    .slice(from, until)
    .every((fold) => gazetteer.words.common.has(fold) || DIRECTIONS.has(fold) || PARTICLES.has(fold))

/** A one- to three-letter name that is not a country's is more often an abbreviation. */
const isShort = ({ text }: TextWord): boolean => text.replaceAll('.', '').length <= 3

interface Cue {
  /** A place is named beside it, after a comma or in brackets: "Austin, Texas". */
  isInList: boolean
  /** It comes after a capitalised word and a comma. */
  isAfterComma: boolean
  /** It comes after "in", "near" and the like, after which no person does. */
  isIn: boolean
  /** It opens a report: "BANTAM — A stonemason". */
  isDateline: boolean
  /** The words around it are those around a place. */
  isStrong: boolean
}

/** Prepositions that no person follows in the news. */
const IN = new Set(['in', 'near', 'outside', 'across', 'throughout'])

export function cueOf(scan: Scan, from: number, until: number): Cue {
  const { words, folds } = scan
  const before = folds[from - 1] ?? ''
  const word = words[from]
  const next = words[until]
  const isAfterPreposition = word?.gap === ' ' && PLACE_PREPOSITIONS.has(before)
  const isBeforePlace = !!next?.isCapital && /^, ?$/u.test(next.gap) && isBigNameAt(scan, until)
  const isAfterPlace = from > 0 && /^, ?$/u.test(word?.gap ?? '') && !!words[from - 1]?.isCapital
  const isKind = KINDS.has(folds[until] ?? '') && next?.gap === ' '
  const opensLine = from === 0 || !!word?.gap.includes('\n')
  const isBeforeDash =
    /^ ?(?:\([A-Z]|[—–-] ?)$/u.test(scan.text.slice(words[until - 1]?.end, next?.start).slice(0, 3)) ||
    /^ \([A-Z]/u.test(scan.text.slice(words[until - 1]?.end, (words[until - 1]?.end ?? 0) + 3))
  const isDateline =
    !!word?.startsSentence &&
    ((word.isUpper && (opensLine || isBeforeDash) && !!next && (!next.isUpper || next.gap.length > 1)) ||
      (opensLine && isBeforeDash))
  const isInList = isBeforePlace || isDateline
  return {
    isInList,
    isAfterComma: isAfterPlace,
    isIn: isAfterPreposition && IN.has(before),
    isDateline,
    isStrong: isAfterPreposition || isInList || isKind,
  }
}

/** Whether a country or division is named from this word on. */
function isBigNameAt(scan: Scan, from: number): boolean {
  for (let until = runEnd(scan, from); until > from; until--) {
    if (!isNameAt(scan, from, until)) continue
    if (sensesAt(scan, from, until).some(({ kind }) => kind === 'country' || kind === 'division')) return true
  }
  return false
}

/** Whether the capitalised words beside the name make it part of another name: "Paris Hilton", "Lake Washington". */
function isPartOfOther(scan: Scan, from: number, until: number, isLarge: boolean): boolean {
  const { gazetteer, words, folds } = scan
  const word = words[from]
  const next = words[until]
  const before = words[from - 1]
  if (next?.isCapital && next.gap === ' ' && !next.isUpper) {
    const fold = folds[until] ?? ''
    if (ORGANISATION_AFTER.has(fold)) return true
    if (NAME_TAILS.has(fold) && !isLarge) return true
    const isName =
      !gazetteer.words.common.has(fold) && !KINDS.has(fold) && !DIRECTIONS.has(fold) && !NEVER_PLACES.has(fold)
    if (
      isName &&
      !isDemonym(gazetteer, next.text) &&
      !TITLES.has(fold) &&
      (!isLarge || gazetteer.words.given.has(folds[from] ?? ''))
    )
      return true
  }
  if (
    word?.gap === ' ' &&
    folds[from - 1] === 'of' &&
    ORGANISATION_OF.has(folds[from - 2] ?? '') &&
    words[from - 2]?.isCapital
  )
    return true
  if (
    /^st(?: |$)|^saint /u.test(folds.slice(from, until).join(' ')) &&
    /^['’]s? \p{Lu}/u.test(scan.text.slice(words[until - 1]?.end, (words[until - 1]?.end ?? 0) + 4))
  )
    return true
  // "Agence France-Presse", "Ebola-Reston": a hyphen to a name that is no place.
  const isOtherName = (i: number): boolean =>
    !!words[i]?.isCapital &&
    !isNameAt(scan, i, i + 1) &&
    !isDemonym(gazetteer, words[i]?.text ?? '') &&
    !words[i]?.isUpper
  if ((word?.gap === '-' && isOtherName(from - 1)) || (next?.gap === '-' && isOtherName(until))) return true
  if (before?.isCapital && (word?.gap === ' ' || (word?.gap === '. ' && !word.startsSentence))) {
    const fold = folds[from - 1] ?? ''
    if (before.text.length === 1 && fold !== 'a') return true
    if (TITLES.has(fold) && !gazetteer.countryOfName.has(folds[from] ?? '')) return true
    if (isGivenName(gazetteer, fold)) return true
    if (NAME_HEADS.has(fold) && !before.startsSentence) return true
    const isWord = gazetteer.words.common.has(fold) || before.startsSentence || before.isUpper || DIRECTIONS.has(fold)
    const isPossessive = word ? scan.text.slice(before.end, word.start).length > 1 : false
    if (!isWord && !isPossessive && !isDemonym(gazetteer, before.text) && !isNameAt(scan, from - 1, from)) return true
  }
  return false
}

/** "Jordan Smith" where some hamlet is called so: a given name first and no place beside it. */
function isPersonName(scan: Scan, from: number, until: number, isLarge: boolean): boolean {
  const { gazetteer, folds } = scan
  if (isLarge || until - from !== 2) return false
  return (
    gazetteer.words.given.has(folds[from] ?? '') &&
    !gazetteer.words.common.has(folds[from] ?? '') &&
    !cueOf(scan, from, until).isStrong
  )
}
