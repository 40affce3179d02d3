import { codeOfNationality } from '../domain/nationalities.ts'
import type { Place } from '../domain/place.ts'
import type { Name } from './names.ts'
import { isAuthority } from './nouns.ts'
import type { Reading } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { type Token, tokenAt } from './tokens.ts'

/** What a name behind them must be to be no place: months and days are dates by then. */
const NO_PLACE = new Set(
  'operation parliament congress senate cabinet court ramadan eid christmas easter lent islam arabic english french spanish russian mandarin chinese hindi urdu swahili facebook telegram whatsapp instagram twitter x tiktok youtube weibo wechat line internet covid covid-19 article section chapter phase mr mrs ms dr gen col capt lt sgt god allah january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday the a an i it he she they we who nobody everyone justice interior ministry department bureau agency office university college school hospital hotel club bank church mosque temple party league federation union association committee council commission foundation institute company corporation group inc ltd limited airlines airways police army navy force forces act law bill treaty convention protocol un eu asean nato'.split(
    ' ',
  ),
)

/** Words that make of what stands before them a place: "Hillbrow suburb", "the Morina crossing". */
const KIND =
  /^(?:suburbs?|districts?|areas?|neighbou?rhoods?|quarters?|estates?|townships?|villages?|towns?|settlements?|crossings?|checkpoints?|borders?|ports?|harbou?rs?|airports?|stations?|markets?|beach|beaches|bays?|islands?|forests?|hills?|mountains?|reserves?|parks?|camps?|compounds?|prisons?|lagoons?|rivers?|valleys?|bridges?|junctions?|gates?|slums?|plants?|mines?|quarr(?:y|ies)|farms?|counties|county|sub-county|division|ward|commune|municipality|barangay|province|region|state|coast)$/u

const POST = /^(?:posts?|check-?posts?|crossings?|gates?|ports?|airports?|stations?|bridges?|checkpoints?)$/u

const LOCATIVE = /^(?:in|near|outside|off|around|across|from|to|of|at|and|through|via|towards?|into|between)$/u
const LONGEST_NAME = 4
/** Small words inside a name: "Berges du Lac". */
const JOINTS = /^(?:de|du|des|la|le|el|al|do|da|dos|das|del|della|di|van|von|bin)$/u

const isCapital = ({ text, kind }: Token): boolean => kind === 'word' && /^\p{Lu}/u.test(text)

/**
 * Names that no gazetteer has and that a sentence uses as a place: "in Hillbrow", "at the Morina crossing". Each stands
 * where the known place around it does: what is named right behind it ("in Kampungu, in Kigoma region") or before it
 * ("Johannesburg's Hillbrow"), else the town or province named nearest before, else that of the dateline. One of which
 * only the country is known is left to the rules for unsaid places. A name that its gazetteer has, but that elsewhere is
 * a person's ("on Lampedusa"), is looked up in the country of the report.
 */
export function unknownPlaces(
  { tokens, sentences, names, dates }: Pick<Reading, 'tokens' | 'sentences' | 'names' | 'dates'>,
  here: Place | null,
  lookUp: (name: string) => Place | null,
): Name[] {
  const taken = new Set<number>()
  for (const { from, until } of [...names, ...dates]) for (let i = from; i < until; i++) taken.add(i)
  const people = namesOfPeople(tokens)
  const found: Name[] = []
  for (const sentence of sentences)
    for (let i = sentence.from; i < sentence.until; i++) {
      const until = endOfName(tokens, i, sentence.until, taken)
      // The first word of a sentence is a name only where figures follow each name.
      if (until === i || (i === sentence.from && !isInRow(tokens, names, until, sentence))) continue
      if (isPlaceHere(tokens, names, i, until, sentence) && !people.has(tokenAt(tokens, until - 1).lower)) {
        const isOnly = tokenAt(tokens, i - 1).lower === 'on'
        const known = lookUp(printed(tokens, i, until))
        const around = known || isOnly ? null : (placeAround(tokens, names, sentence, i, until) ?? here)
        if (known) found.push({ from: i, until, kind: 'place', place: known })
        else if (around && around.precision !== 'country') found.push(nameAt(tokens, i, until, around))
      }
      i = until - 1
    }
  return found
}

/** One past the last capitalised word of a name that nothing else has taken; `from` where none begins. */
function endOfName(tokens: readonly Token[], from: number, end: number, taken: ReadonlySet<number>): number {
  let at = from
  const isJoint = (i: number): boolean =>
    i > from && JOINTS.test(tokenAt(tokens, i).lower) && isCapital(tokenAt(tokens, i + 1)) && !taken.has(i + 1)
  while (at < end && at - from < LONGEST_NAME && ((isCapital(tokenAt(tokens, at)) && !taken.has(at)) || isJoint(at)))
    at++
  // "Vava'u", "Nuku'alofa": one name with an apostrophe in it.
  const [stroke, tail] = [tokenAt(tokens, at), tokenAt(tokens, at + 1)]
  const isGlued = at > from && tokenAt(tokens, at - 1).end === stroke.start && stroke.end === tail.start
  if (isGlued && /^['’‘ʻ]$/u.test(stroke.text) && tail.kind === 'word' && !taken.has(at + 1)) at += 2
  // A name that goes on, or is part of one that is known, is another one.
  return taken.has(at) && isCapital(tokenAt(tokens, at)) ? from : at
}

function isPlaceHere(
  tokens: readonly Token[],
  names: readonly Name[],
  from: number,
  until: number,
  sentence: Sentence,
): boolean {
  for (let i = from; i < until; i++) {
    const { lower, text } = tokenAt(tokens, i)
    if (NO_PLACE.has(lower) || isAuthority(lower) || codeOfNationality(lower) !== null) return false
    if (/^\p{Lu}{2,}$/u.test(text) || (i === from && text.length < 3)) return false
  }
  const before = tokenAt(tokens, from - 1).lower
  const after = tokenAt(tokens, until)
  if (isInRow(tokens, names, until, sentence)) return true
  // "at Berges du Lac, Tunis".
  const isBeforePlace = names.some((name) => name.kind === 'place' && name.from === until + 1 && after.text === ',')
  // "through the Sutarkandi integrated check post".
  const isOfPost = [1, 2].some(
    (k) => POST.test(tokenAt(tokens, until + k).lower) && /^\p{Ll}/u.test(tokenAt(tokens, until + k - 1).text),
  )
  const isOfKind = isOfPost || KIND.test(after.lower) || KIND.test(tokenAt(tokens, until - 1).lower)
  const start = before === 'the' ? from - 2 : from - 1
  if (start < sentence.from) return false
  const preposition = tokenAt(tokens, start).lower
  if (before === 'the') return isOfKind && LOCATIVE.test(preposition) && preposition !== 'of' && preposition !== 'and'
  if (preposition === 'of')
    return (
      KIND.test(tokenAt(tokens, start - 1).lower) ||
      /^(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outskirts)$/u.test(
        tokenAt(tokens, start - 1).lower,
      )
    )
  // "caught from Govandi".
  if (
    preposition === 'from' &&
    /^(?:arrested|caught|detained|held|up|nabbed|apprehended|rounded|seized)$/u.test(tokenAt(tokens, start - 1).lower)
  )
    return true
  // "at Amnesty International", "from Reuters", "to Mokoena": who, as often as where.
  if (/^(?:at|from|to|between|through|via|into|towards?|across)$/u.test(preposition))
    return isOfKind || isInside(tokens, until) || isBeforePlace
  return /^(?:in|on|near|outside|off|around)$/u.test(preposition) && after.lower !== "'s"
}

/** "Malpasse (1,180) and Ouanaminthe (3,610)": a name in a row of places with a figure in brackets each. */
function isInRow(tokens: readonly Token[], names: readonly Name[], until: number, sentence: Sentence): boolean {
  const isFigured = (at: number): boolean =>
    tokenAt(tokens, at).text === '(' &&
    /^\d[\d,]*$/u.test(tokenAt(tokens, at + 1).text) &&
    tokenAt(tokens, at + 2).text === ')'
  let bracket = until
  // "Belladere received the largest number (2,300)".
  if (/^(?:received|recorded|saw|had|registered|reported)$/u.test(tokenAt(tokens, until).lower))
    while (bracket < until + 6 && tokenAt(tokens, bracket).text !== '(') bracket++
  return (
    isFigured(bracket) &&
    names.some(
      (name) =>
        name.kind === 'place' &&
        name.place !== null &&
        name.place.precision !== 'country' &&
        name.from >= sentence.from &&
        name.until <= sentence.until &&
        isFigured(name.until),
    )
  )
}

/** "at Barkin Ladi, in Plateau State": what stands in something is a place. */
const isInside = (tokens: readonly Token[], until: number): boolean =>
  // "at Odawna, a suburb of Accra".
  (tokenAt(tokens, until).text === ',' &&
    /^(?:an?|the)$/u.test(tokenAt(tokens, until + 1).lower) &&
    [2, 3, 4].some((k) => KIND.test(tokenAt(tokens, until + k).lower))) ||
  (tokenAt(tokens, until).text === ',' && /^(?:in|near|on|outside)$/u.test(tokenAt(tokens, until + 1).lower)) ||
  tokenAt(tokens, until).lower === 'in'

/** Last names of those who are called by two names, or by a title: "Captain Mokoena". */
function namesOfPeople(tokens: readonly Token[]): Set<string> {
  const found = new Set<string>()
  tokens.forEach((token, i) => {
    const next = tokenAt(tokens, i + 1)
    if (
      /^(?:mr|mrs|ms|dr|captain|capt|colonel|col|general|gen|major|maj|sergeant|sgt|lieutenant|lt|inspector|superintendent|supt|minister|spokesman|spokeswoman|spokesperson|commissioner|director|governor|mayor|judge|president|lawyer|pastor|father|sister|brother)$/u.test(
        token.lower,
      )
    )
      for (let k = 1; k <= 3 && isCapital(tokenAt(tokens, i + k)); k++) found.add(tokenAt(tokens, i + k).lower)
    if (isCapital(token) && /^(?:said|says|told|added|argued|explained|insisted)$/u.test(next.lower))
      found.add(token.lower)
    if (/^(?:said|says|told|added)$/u.test(token.lower) && isCapital(next))
      for (let k = 1; k <= 3 && isCapital(tokenAt(tokens, i + k)); k++) found.add(tokenAt(tokens, i + k).lower)
  })
  return found
}

const FARTHEST = 160

/** The known place that a name lies in, as the words around it say. */
function placeAround(
  tokens: readonly Token[],
  names: readonly Name[],
  sentence: Sentence,
  from: number,
  until: number,
): Place | null {
  const isFine = ({ kind, place }: Name): boolean =>
    kind === 'place' && place !== null && place.country !== null && place.precision !== 'country'
  const behind = names.find(
    (name) => name.from >= until && name.from <= until + 7 && name.from < sentence.until && isFine(name),
  )
  if (behind && leadsTo(tokens, until, behind.from)) return behind.place
  const row = names.find(
    (name) =>
      name.from >= sentence.from &&
      name.until <= sentence.until &&
      isFine(name) &&
      isInRow(tokens, names, until, sentence),
  )
  if (row) return row.place
  const owner = names.find((name) => name.until === from - 1 && tokenAt(tokens, from - 1).lower === "'s")
  if (owner && isFine(owner)) return owner.place
  const before = names.findLast(
    (name) =>
      name.until <= from &&
      from - name.from <= FARTHEST &&
      isFine(name) &&
      // Where somebody was going to is rarely where the next thing happened.
      !/^(?:to|into|for|towards?)$/u.test(tokenAt(tokens, name.from - 1).lower),
  )
  return before?.place ?? behind?.place ?? null
}

/** "Kampungu, a village in", "Kampungu district of", "Hillbrow (": nothing but words that say where. */
function leadsTo(tokens: readonly Token[], from: number, until: number): boolean {
  if (until === from) return false
  for (let i = from; i < until; i++) {
    const { lower, text } = tokenAt(tokens, i)
    if (
      !/^(?:,|\(|in|of|near|outside|the|a|an|on|at|same|northern|southern|eastern|western|central|north|south|east|west|to)$/u.test(
        text === ',' || text === '(' ? text : lower,
      ) &&
      !KIND.test(lower)
    )
      return false
  }
  return true
}

const printed = (tokens: readonly Token[], from: number, until: number): string =>
  Array.from({ length: until - from }, (_, k) => {
    const { text, start } = tokenAt(tokens, from + k)
    return k > 0 && start > tokenAt(tokens, from + k - 1).end ? ` ${text}` : text
  })
    .join('')
    .slice(0, 80)

function nameAt(tokens: readonly Token[], from: number, until: number, around: Place): Name {
  const name = printed(tokens, from, until)
  const why = [`"${name}" is not in the gazetteer; shown at ${around.name}, which it is named with`]
  return { from, until, kind: 'place', place: { ...around, name, geonames: null, candidates: [], why } }
}
