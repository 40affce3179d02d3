/** Words and patterns of English date expressions, shared by the forms of `dateForms.ts`. */

/** Capitalised or all in capitals: "may" and "march" in lower case are verbs. */
const MONTH_FORMS = [
  'Jan(?:uary|\\.)?',
  'Feb(?:ruary|\\.)?',
  'Mar(?:ch|\\.)?',
  'Apr(?:il|\\.)?',
  'May',
  'Jun(?:e|\\.)?',
  'Jul(?:y|\\.)?',
  'Aug(?:ust|\\.)?',
  'Sept?(?:ember|\\.)?',
  'Oct(?:ober|\\.)?',
  'Nov(?:ember|\\.)?',
  'Dec(?:ember|\\.)?',
]

const CAPITALS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUNE?', 'JULY?', 'AUG', 'SEPT?', 'OCT', 'NOV', 'DEC']

export const MONTH = `(?:${[...MONTH_FORMS, ...CAPITALS.map((form) => `${form}[A-Z]{0,6}\\.?`)].join('|')})(?![\\p{L}])`

const MONTH_STARTS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Month (1 to 12) of a written month; 0 where it is none. */
export const monthNumber = (word: string): number => MONTH_STARTS.indexOf(word.slice(0, 3).toLowerCase()) + 1

export const WEEKDAY =
  '(?:Mon(?:day)?|Tues?(?:day)?|Wed(?:nesday)?|Thur?s?(?:day)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)(?![\\p{L}])'

const WEEKDAY_STARTS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** 0 = Monday; -1 where it is none. */
export const weekdayNumber = (word: string): number => WEEKDAY_STARTS.indexOf(word.slice(0, 3).toLowerCase())

const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/** A small number in words or digits, as spans of time have it: "three", "a", "18". */
export const COUNT = `(?:\\d{1,3}|[Aa]n?|${SMALL.map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`).join('|')})`

/** Value of a `COUNT`. */
export function smallCount(word: string): number {
  if (/^\d/.test(word)) return Number(word)
  return SMALL.indexOf(word.toLowerCase()) + 1 || 1
}

export const DAY = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\\d,.]*\\d)'

/** 1900 to 2099. */
export const YEAR = '(?:19|20)\\d\\d(?!\\d|,\\d|-\\d\\d-)'

export const UNIT = '(?:day|week|month|year|decade)s?'

/** Between a number and a number: "3 to 7", "3-7", "3 and 7". */
export const TO = '(?:\\s*[-–—]\\s*|\\s+(?:to|and|until|till|through)\\s+)'
