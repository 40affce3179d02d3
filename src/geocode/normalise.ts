/** Letters that Unicode does not decompose, as a reader without them would type them. */
const PLAIN: Record<string, string> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ŋ: 'n',
  ħ: 'h',
  ə: 'e',
  ɓ: 'b',
  ɗ: 'd',
  ŧ: 't',
  // Only at the end of a word: a letter must not depend on its neighbours.
  ς: 'σ',
}
const LONGEST_NAME = 120
/** Words of plain letters and digits, a space apart: only their capitals are folded. */
const PLAIN_WORDS = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/u

/**
 * Folds many names at once, one a line: lower case, no diacritics, no apostrophes, every other run of punctuation one
 * space. Line ends are kept, so a whole gazetteer is folded in a few passes over one string.
 */
export function foldLines(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’‘ʻʼʿʾ`´ˈ]/gu, '')
    .replace(/[øđðłıæœßþŋħəɓɗŧς]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}\n]+/gu, ' ')
    .replace(/^ | $/gmu, '')
}

/** One name folded as `foldLines` does; only the first 120 characters count, so a hostile string costs nothing. */
export function foldName(name: string): string {
  if (name.length <= LONGEST_NAME && PLAIN_WORDS.test(name)) return name.toLowerCase()
  return foldLines(name.slice(0, LONGEST_NAME).replace(/\s+/gu, ' ')).trim()
}

const DIVISION_WORDS =
  'province|provinsi|county|prefecture|state|governorate|region|district|department|municipality|oblast|' +
  'voivodeship|division|emirate'
const DIVISION_BEFORE = new RegExp(`^(?:the )?(?:${DIVISION_WORDS}) of (?=.)`, 'u')
const DIVISION_AFTER = new RegExp(`(?<=.) (?:${DIVISION_WORDS})$`, 'u')
const TOWN_BEFORE = /^(?:the )?(?:city of|town of|village of|amphoe mueang|mueang|muang|krong) (?=.)/u
const TOWN_AFTER = /(?<=.) (?:city|town|village)$/u

/** What the words around a name say it is: "Siem Reap province" is no town, "Svay Rieng city" no province. */
export type SaidKind = 'division' | 'town' | null

/** A folded name, the same without its kind word, and the kind that the word says. */
export interface BareName {
  full: string
  bare: string
  kind: SaidKind
}

const KIND_LAST = new Set([...DIVISION_WORDS.split('|'), 'city', 'town', 'village'])
const KIND_FIRST = new Set(['amphoe', 'mueang', 'muang', 'krong'])

/** Whether a folded name of several words can have a kind word at all: most have none, and the patterns are slow. */
const mayHaveKind = (folded: string): boolean =>
  KIND_LAST.has(folded.slice(folded.lastIndexOf(' ') + 1)) ||
  KIND_FIRST.has(folded.slice(0, folded.indexOf(' '))) ||
  folded.includes(' of ')

/** Splits the kind word off a folded name. A name that is nothing but the word keeps it. */
export function bareName(folded: string): BareName {
  // A kind word is a word of its own, and most names are one word.
  if (!folded.includes(' ') || !mayHaveKind(folded)) return { full: folded, bare: folded, kind: null }
  for (const [pattern, kind] of [
    [DIVISION_BEFORE, 'division'],
    [DIVISION_AFTER, 'division'],
    [TOWN_BEFORE, 'town'],
    [TOWN_AFTER, 'town'],
  ] as const) {
    if (pattern.test(folded)) return { full: folded, bare: folded.replace(pattern, ''), kind }
  }
  return { full: folded, bare: folded, kind: null }
}

/** Key under which divisions are compared: "Chon Buri", "Chonburi" and "Chonburi Province" are one. */
export const divisionKey = (folded: string): string => bareName(folded).bare.replaceAll(' ', '')

const SPELLED_OUT: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bst\b/gu, 'saint'],
  [/\bste\b/gu, 'sainte'],
  [/\bmt\b/gu, 'mount'],
  [/\bft\b/gu, 'fort'],
]

/** The spellings under which a folded name is looked up, most faithful first, without repeats. */
export function spellingsOf(folded: string): string[] {
  const { full, bare } = bareName(folded)
  const spelledOut = (name: string): string =>
    SPELLED_OUT.reduce((text, [short, long]) => text.replace(short, long), name)
  const withoutArticle = full.replace(/^the (?=.)/u, '')
  return [...new Set([full, withoutArticle, spelledOut(full), bare, spelledOut(bare), `${bare} city`])].filter(Boolean)
}
