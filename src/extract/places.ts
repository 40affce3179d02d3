import { countryName } from '../domain/names.ts'
import { codeOfNationality } from '../domain/nationalities.ts'
import { isLocated, type Place } from '../domain/place.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { readToponyms, type Toponym } from '../geocode/toponyms.ts'
import type { Name } from './names.ts'
import { isAuthority } from './nouns.ts'
import type { Reading } from './reading.ts'
import { AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS } from './words.ts'
import { type Token, tokenAt, tokenIndexAt } from './tokens.ts'

/** The one door to the geocoder: the names of a whole text with the places they mean, in text order. */
export function readNames(
  gazetteer: Gazetteer,
  text: string,
  tokens: readonly Token[],
  isTaken: (token: number) => boolean,
): Name[] {
  // "On Saturday South Africa deported": days and months are no part of a name.
  const toponyms = readToponyms(gazetteer, withoutDays(text, tokens, isTaken), { demonyms: true })
  const strays = straysOf(text, toponyms)
  const places = toponyms.flatMap((toponym): Name[] => {
    const { start, end, text: printed, kind, place } = toponym
    const from = tokenIndexAt(tokens, start)
    const until = tokenIndexAt(tokens, end - 1) + 1
    if (
      isTaken(from) ||
      kind !== 'place' ||
      strays.has(toponym) ||
      isTailOfName(tokens, from, until) ||
      isAcronym(printed, place) ||
      isFunctionWord(tokenAt(tokens, from).lower, until - from) ||
      isNation(tokens, from, until) ||
      isOfAgency(tokens, from, until)
    )
      return []
    return [{ from, until, kind, place: place && { ...place, name: printed } }]
  })
  const covered = new Set(places.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, k) => from + k)))
  return [...places, ...demonymsIn(gazetteer, tokens, (token) => covered.has(token) || isTaken(token))].sort(
    (a, b) => a.from - b.from,
  )
}

/** The text with the words of dates in lower case, every offset unchanged. */
function withoutDays(text: string, tokens: readonly Token[], isTaken: (token: number) => boolean): string {
  let masked = ''
  let end = 0
  tokens.forEach((token, i) => {
    if (!isTaken(i) || !/^[A-Z][a-z]+$/u.test(token.text)) return
    masked += text.slice(end, token.start) + token.text.toLowerCase()
    end = token.end
  })
  return masked + text.slice(end)
}

const LEAST_CONFIDENCE = 0.6
const LEAST_NAMES = 3

/**
 * "in Orange Grove, Johannesburg" is no town in Florida: one of little confidence, in a country of which the report names
 * nothing else, is a place that the gazetteer lacks and has a namesake of.
 */
function straysOf(text: string, toponyms: readonly Toponym[]): ReadonlySet<Toponym> {
  const namesIn = new Map<string, Set<string>>()
  for (const { text, place } of toponyms)
    if (place?.country) namesIn.set(place.country, (namesIn.get(place.country) ?? new Set()).add(text))
  // A sentence or two say too little of where they are set.
  const isWide = Math.max(...[...namesIn.values()].map(({ size }) => size)) >= LEAST_NAMES
  return new Set(
    toponyms.filter(
      ({ kind, place, confidence, end }, i) =>
        kind === 'place' &&
        place?.precision === 'city' &&
        namesIn.get(place.country ?? '')?.size === 1 &&
        // "off Delft Island": a shore is no inland namesake.
        (isShore(text, end) || confidence < LEAST_CONFIDENCE) &&
        (isWide || isShore(text, end) || isBefore(text, end, place.country, toponyms[i + 1])),
    ),
  )
}

const isShore = (text: string, end: number): boolean =>
  SHORE.test(/^ (\p{Lu}\p{Ll}+)/u.exec(text.slice(end, end + 12))?.[1] ?? '')

/** Whether a town of another country stands behind a comma, and no list goes on behind it. */
const isBefore = (text: string, end: number, country: string | null, next: Toponym | undefined): boolean =>
  next?.place?.precision === 'city' &&
  next.place.country !== country &&
  /^, (?:in )?$/u.test(text.slice(end, next.start)) &&
  !/^(?:,? and|, \p{Lu})/u.test(text.slice(next.end, next.end + 8))

const SHORE = /^(?:Islands?|Isle|Reef|Atoll|Shoal|Bay|Cape|Lagoon|Strait)$/u

const TAIL =
  /^(?:Region|Province|District|County|Municipality|Governorate|Division|Zone|Park|Market|Street|Road|Station|Airport|Beach|River|Hills|Forest|Valley|Sector|Commune|Estate)$/u

/** "Delft Island", "the Central Region": the second word is no name of its own, whatever is called so. */
const isTailOfName = (tokens: readonly Token[], from: number, until: number): boolean =>
  until === from + 1 &&
  (SHORE.test(tokenAt(tokens, from).text) || TAIL.test(tokenAt(tokens, from).text)) &&
  /^\p{Lu}/u.test(tokenAt(tokens, from - 1).text)

/** "the BI", "PCG": an agency, whatever hamlet is called so; countries and a few cities go by their initials. */
const isAcronym = (printed: string, place: Place | null): boolean =>
  /^\p{Lu}{2,4}$/u.test(printed) &&
  !(
    place?.precision === 'country'
      ? /^(?:US|USA|UK|UAE|KSA|DRC|PRC|ROC|PNG|NZ|CAR|DPRK|ROK|FYROM)$/u
      : /^(?:LA|NYC|DC|KL)$/u
  ).test(printed)

/** "the Malaysian Maritime Enforcement Agency": a word between a nation and the rest of a name. */
const isOfAgency = (tokens: readonly Token[], from: number, until: number): boolean =>
  codeOfNationality(tokenAt(tokens, from - 1).lower) !== null &&
  /^\p{Lu}/u.test(tokenAt(tokens, from - 1).text) &&
  /^\p{Lu}/u.test(tokenAt(tokens, until).text) &&
  [0, 1, 2].some((k) => isAuthority(tokenAt(tokens, until + k).lower))

/** "In" and "The" at the head of a sentence. */
const isFunctionWord = (lower: string, length: number): boolean =>
  length === 1 && (PREPOSITIONS.has(lower) || DETERMINERS.has(lower) || PRONOUNS.has(lower) || AUXILIARIES.has(lower))

/** "Chinese" and "South Koreans" are people, whatever towns bear such a name. */
const isNation = (tokens: readonly Token[], from: number, until: number): boolean =>
  // "In Vanuatu, six were deported".
  !(
    /^(?:in|from|to|at|into|across)$/u.test(tokenAt(tokens, from - 1).lower) &&
    /^[,.;]$/u.test(tokenAt(tokens, until).text)
  ) &&
  codeOfNationality(Array.from({ length: until - from }, (_, k) => tokenAt(tokens, from + k).lower).join(' ')) !== null

/** "US marshals", "UK police": initials that stand for what is of a country. */
const INITIALS: Readonly<Record<string, string>> = { US: 'US', 'U.S.': 'US', UK: 'GB', 'U.K.': 'GB', UAE: 'AE' }

function demonymsIn(gazetteer: Gazetteer, tokens: readonly Token[], isTaken: (token: number) => boolean): Name[] {
  const names: Name[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokenAt(tokens, i)
    if (isTaken(i) || !/^\p{Lu}/u.test(token.text)) continue
    const two = codeOfNationality(`${token.lower} ${tokenAt(tokens, i + 1).lower}`)
    const code =
      two ?? (Object.hasOwn(INITIALS, token.text) ? INITIALS[token.text] : null) ?? codeOfNationality(token.lower)
    if (code == null) continue
    const until = i + (two ? 2 : 1)
    names.push({ from: i, until, kind: 'demonym', place: countryPlaceOf(gazetteer, code) })
    i = until - 1
  }
  return names
}

/** "MAE SOT" as "Mae Sot". */
const titled = (name: string): string =>
  name === name.toUpperCase() ? name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : name

function resolved(gazetteer: Gazetteer, name: string): Place | null {
  const { place } = resolvePlace(gazetteer, { name, country: null })
  return isLocated(place) ? place : null
}

/** A town or site of a country by its name alone; null for a name that the country has not, or without a country. */
export function placeNamed(gazetteer: Gazetteer, name: string, country: string | null): Place | null {
  if (country === null) return null
  const { place } = resolvePlace(gazetteer, { name, country })
  return isLocated(place) && place.country === country && place.precision !== 'country' ? { ...place, name } : null
}

/** Where a report was written, by its dateline alone; null where it names no place that is known. */
export function placeOfDateline(
  gazetteer: Gazetteer,
  { text, dateline }: Pick<Reading, 'text' | 'dateline'>,
): Place | null {
  if (!dateline?.place) return null
  const name = text.slice(dateline.place.start, dateline.place.end)
  // "MANILA, Philippines", "DEL RIO, Texas": the second name says where the first one is.
  const [town = name, ...outer] = name.split(/,\s*/u)
  const within = outer.length > 0 ? resolvePlace(gazetteer, { name: outer.join(', '), country: null }).place : null
  const country = within && isLocated(within) ? within.country : null
  const { place } = resolvePlace(gazetteer, { name: titled(town), country })
  return isLocated(place) ? place : (resolved(gazetteer, name) ?? null)
}

/** The one country whose places the headline names: "Why is Türkiye putting so many migrants on planes?". */
export function countryOfHeadline(
  gazetteer: Gazetteer,
  { sentences, names }: Pick<Reading, 'sentences' | 'names'>,
): Place | null {
  const named = sentences
    .filter(({ isHeadline }) => isHeadline)
    .flatMap(({ from, until }) => names.filter((name) => name.from >= from && name.until <= until))
  const codes = new Set(named.flatMap(({ kind, place }) => (kind === 'place' && place?.country ? [place.country] : [])))
  const [only, ...others] = codes
  return only !== undefined && others.length === 0 ? countryPlaceOf(gazetteer, only) : null
}

const countries = new WeakMap<Gazetteer, Map<string, Place | null>>()

/** A country by its code; null for a code that is none. Remembered, since every demonym asks. */
export function countryPlaceOf(gazetteer: Gazetteer, code: string): Place | null {
  const known = countries.get(gazetteer) ?? new Map<string, Place | null>()
  countries.set(gazetteer, known)
  const found = known.get(code)
  if (found !== undefined) return found
  const { place } = resolvePlace(gazetteer, { name: countryName(code), country: code })
  const answer = isLocated(place) ? place : null
  known.set(code, answer)
  return answer
}
