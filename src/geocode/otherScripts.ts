import { foldName, type SaidKind } from './normalise.ts'

/*
 * Names in other scripts than Latin: under which key they are compared, and what the words of kind in them say.
 */

const OTHER_LETTER = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u

/** Whether a text has a letter of another script than Latin: then names in other scripts are worth loading. */
export const hasOtherLetters = (text: string): boolean => OTHER_LETTER.test(text)

/** Letters of Arabic that are written one for another, and marks that are often left out. */
const ARABIC: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' }
const ARABIC_MARKS = /[\u064b-\u065f\u0670\u0640]/gu
/** Under another letter the Khmer letters TA and DA look the same, and are written one for the other. */
const KHMER_SUBSCRIPT_TA = /\u17d2\u178f/gu
const KHMER_SUBSCRIPT_DA = '\u17d2\u178a'

/**
 * The key under which a name in another script is compared: folded, without spaces (which Khmer, Thai and Chinese put
 * anywhere or nowhere), Arabic without its marks, Chinese characters in their simplified form.
 */
export function otherKey(name: string, simplified: ReadonlyMap<string, string>): string {
  const folded = foldName(name)
    .normalize('NFC')
    .replaceAll(' ', '')
    .replace(ARABIC_MARKS, '')
    .replace(KHMER_SUBSCRIPT_TA, KHMER_SUBSCRIPT_DA)
  let key = ''
  for (const letter of folded) key += ARABIC[letter] ?? simplified.get(letter) ?? letter
  return key
}

/** The key of what is written before and of the letter that follows, as `otherKey` of both together. */
export const joinedKey = (before: string, letter: string): string =>
  before + (letter === '\u178f' && before.endsWith('\u17d2') ? '\u178a' : letter)

/**
 * Words of kind that are written together with a name, and what they say; Chinese ones simplified. From the usual names
 * of administrative divisions in CLDR.
 */
const KIND_WORDS: ReadonlyArray<readonly [pattern: RegExp, kind: SaidKind]> = [
  [/(?<=..)(?:特别行政区|自治区|自治州|地区|省|州|县|県|郡|府|区|邦)$/u, 'division'],
  [/(?<=..)(?:人民共和国|共和国|王国|联邦)$/u, null],
  [/(?<=..)(?:直辖市|特别市|市|镇|町|村|城)$/u, 'town'],
  [/^(?:ខេត្ត|ស្រុក)(?=..)/u, 'division'],
  [/^(?:រាជធានី|ទីក្រុង|ក្រុង)(?=..)/u, 'town'],
  [/^(?:จังหวัด|อำเภอ|แขวง|รัฐ)(?=..)/u, 'division'],
  [/^(?:เทศบาลเมือง|เทศบาลนคร|กรุง|นครหลวง)(?=...)/u, 'town'],
  [/^(?:ประเทศ|ປະເທດ|ប្រទេស)(?=..)/u, null],
  [/^ແຂວງ(?=..)/u, 'division'],
  [/^(?:ເມືອງ|ນະຄອນຫຼວງ)(?=..)/u, 'town'],
  [/(?<=..)(?:တိုင်းဒေသကြီး|ပြည်နယ်|တိုင်း)$/u, 'division'],
  [/(?<=..)မြို့$/u, 'town'],
  [/(?<=..)နိုင်ငံ$/u, null],
  [/(?<=..)(?:특별자치도|자치주|주|성|도|현)$/u, 'division'],
  [/(?<=..)(?:특별시|광역시|시|군|구|읍)$/u, 'town'],
  [/^(?:провинция|область|штат)(?=...)/u, 'division'],
  [/(?<=...)(?:провинция|область|штат|провинциясы)$/u, 'division'],
  [/^(?:город)(?=...)/u, 'town'],
  [/^(?:محافظه|ولايه|مقاطعه|اقليم|استان)(?=...)/u, 'division'],
  [/^(?:مدينه)(?=...)/u, 'town'],
]

/** A key without its word of kind, and what the word says; the key itself where it has none. */
export function bareKey(key: string): { bare: string; kind: SaidKind } {
  for (const [pattern, kind] of KIND_WORDS) if (pattern.test(key)) return { bare: key.replace(pattern, ''), kind }
  return { bare: key, kind: null }
}
