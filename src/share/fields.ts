/**
 * One codec per kind of field of a link. A codec is total: any text parses to a value, possibly with a doubt to tell
 * the reader, or to a fault. Texts are data only; nothing here evaluates, fetches or builds markup.
 */
import { formatDay, parseDay, dayFromCivil } from '../domain/day.ts'
import type { Camera, Window } from '../domain/view.ts'

/** What a text parsed to. `doubt` completes "<field> "<text>" …" where not all of it could be kept. */
export type Parsed<T> = { ok: true; value: T; doubt: string } | { ok: false; fault: string }

export interface Field<T> {
  /** Reads what `serialize` wrote, and other ways to write the same. Never throws. */
  parse: (text: string) => Parsed<T>
  /** Writes a value in characters that a fragment may hold as they are. Values out of range are brought into it. */
  serialize: (value: T) => string
  /** Whether two values are written alike, and so are the same to a reader of the link. */
  eq: (a: T, b: T) => boolean
}

export const LIMITS = {
  /** Characters of a whole fragment. */
  link: 65_536,
  /** Characters of an id, and of the words searched for; UTF-16 code units. */
  text: 200,
  /** Characters of an incident type. */
  type: 40,
  /** Entries of a list. */
  entries: 100,
  sources: 1_000,
} as const

const ok = <T>(value: T, doubt = ''): Parsed<T> => ({ ok: true, value, doubt })
const fault = (text: string): { ok: false; fault: string } => ({ ok: false, fault: text })
const same = <T>(a: T, b: T): boolean => a === b

/**
 * Percent-encodes all but letters, digits, `-`, `_`, `.` and `~`, with `+` for a space, so that no program that looks
 * for the end of an address stops early; a full stop is encoded where it is the last character. Half of a surrogate
 * pair cannot be encoded and becomes U+FFFD.
 */
export function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replace(/\.$/, '%2E')
}

/** Reverses `encode`; null where a percent sign is not followed by the bytes of a character. */
export function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

const GARBLED = 'is not readable: a percent sign is followed by something else than a character'

/** A codec whose text is decoded before it is parsed. */
const decoded = <T>(field: Field<T>): Field<T> => ({
  ...field,
  parse: (text) => {
    const plain = decode(text)
    return plain === null ? fault(GARBLED) : field.parse(plain)
  },
})

/** One of a fixed list of words. */
export const choice = <T extends string>(options: readonly T[]): Field<T> =>
  decoded({
    parse: (text) => {
      const option = options.find((word) => word === text)
      return option === undefined ? fault(`is not one of ${options.join(', ')}`) : ok(option)
    },
    serialize: (value) => value,
    eq: same,
  })

/** `1` or `0`. */
export const flag: Field<boolean> = decoded({
  parse: (text) => (text === '1' || text === '0' ? ok(text === '1') : fault('is not 1 or 0')),
  serialize: (value) => (value ? '1' : '0'),
  eq: same,
})

/** A whole number from 0 to `most`; what is above is brought down to it. */
export const whole = (most: number): Field<number> =>
  decoded({
    parse: (text) => {
      if (!/^\d{1,15}$/.test(text)) return fault('is not a whole number')
      return Number(text) > most ? ok(most, `is above ${most}`) : ok(Number(text))
    },
    serialize: (value) => String(Math.round(clamp(value, 0, most))),
    eq: same,
  })

/** Any text of at most `most` characters; a longer one is cut. */
export const words = (most: number = LIMITS.text): Field<string> =>
  decoded({
    parse: (text) => (text.length > most ? ok(cut(text, most), `is longer than ${most} characters`) : ok(text)),
    serialize: (value) => encode(cut(value, most)),
    eq: same,
  })

/** Cuts to at most `most` code units, and never through a character. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}

/** A value or nothing; nothing is the empty text. */
export function maybe<T>(field: Field<T>): Field<T | null> {
  const serialize = (value: T | null) => (value === null ? '' : field.serialize(value))
  return {
    parse: (text) => (text === '' ? ok<T | null>(null) : field.parse(text)),
    serialize,
    eq: (a, b) => (a === null || b === null ? serialize(a) === serialize(b) : field.eq(a, b)),
  }
}

/** Entries with commas between them, in their order; what `isEntry` refuses is left out. At most 100. */
function list<T extends string>(isEntry: (text: string) => text is T, what: string): Field<T[]> {
  const parse = (text: string): Parsed<T[]> => {
    if (text === '') return ok<T[]>([])
    const entries = text.split(',').map(decode)
    const kept = entries.filter((entry): entry is T => entry !== null && isEntry(entry))
    if (kept.length === 0) return fault(`holds nothing that is ${what}`)
    const lost = entries.length - kept.length
    const doubts = [
      ...(lost > 0 ? [`holds ${lost} that ${lost === 1 ? 'is' : 'are'} not ${what}`] : []),
      ...(kept.length > LIMITS.entries ? [`has more than ${LIMITS.entries} entries`] : []),
    ]
    return ok(kept.slice(0, LIMITS.entries), doubts.join(' and '))
  }
  const serialize = (value: T[]) => value.filter(isEntry).slice(0, LIMITS.entries).map(encode).join(',')
  return { parse, serialize, eq: (a, b) => serialize(a) === serialize(b) }
}

const isCode = (text: string): text is string => /^[A-Z]{2}$/.test(text)
const isType = (text: string): text is string => text.length > 0 && text.length <= LIMITS.type

/** Countries, ISO 3166-1 alpha-2. */
export const codes = list(isCode, 'a country of two capital letters')

/** Incident types; the list of types is open. */
export const types = list(isType, `a type of 1 to ${LIMITS.type} characters`)

/** Words of a fixed list, in any number. */
export const choices = <T extends string>(options: readonly T[]): Field<T[]> => {
  const isOption = (text: string): text is T => options.some((option) => option === text)
  return list(isOption, `one of ${options.join(', ')}`)
}

const FIRST_DAY = dayFromCivil({ year: 1900, month: 1, day: 1 })
const LAST_DAY = dayFromCivil({ year: 2100, month: 12, day: 31 })

/**
 * Days as people write them, both inclusive, `2017-08-01..2017-08-31`; in memory half-open. A single day may be
 * written once. Years 1900 to 2100: a day beyond is brought to the first or last of them.
 */
export const days: Field<Window> = decoded({
  parse: (text) => {
    const [first = '', last = first, ...rest] = text.split('..')
    const [from, lastDay] = [parseDay(first), parseDay(last)]
    if (from === null || lastDay === null || rest.length > 0) {
      return fault('is not two days of the calendar written as 2017-08-01..2017-08-31')
    }
    if (from > lastDay) return fault('ends before it begins')
    if (lastDay < FIRST_DAY || from > LAST_DAY) return fault('is outside the years 1900 to 2100')
    const isInside = from >= FIRST_DAY && lastDay <= LAST_DAY
    return ok(inYears({ from, until: lastDay + 1 }), isInside ? '' : 'reaches beyond the years 1900 to 2100')
  },
  serialize: (value) => {
    const { from, until } = inYears(value)
    return `${formatDay(from)}..${formatDay(until - 1)}`
  },
  eq: (a, b) => a.from === b.from && a.until === b.until,
})

function inYears({ from, until }: Window): Window {
  const first = clamp(Math.floor(from), FIRST_DAY, LAST_DAY)
  return { from: first, until: clamp(Math.floor(until), first + 1, LAST_DAY + 1) }
}

const MOST_ZOOM = 12
const MOST_LATITUDE = 85
const MOST_PITCH = 60

/** Above this latitude the map's scale is more than twice that at the equator, and one more decimal is needed. */
const STRETCHED_LATITUDE = 60

/**
 * `zoom/lat/lng`, then `/bearing` and `/pitch` where they are not 0, to half a pixel.
 *
 * The centre's decimals d follow from the zoom, as in MapLibre's hash: 512 px * 2^zoom / 360° / 10^d < 0.5 px.
 * Rounding is off by half of 10^-d at most, so by a quarter of a pixel in longitude; a degree of latitude is 1/cos(lat)
 * longer, which is within half a pixel up to 60°, and needs one decimal more from there to 85° (1/cos = 11.5).
 *
 * What rounding moves at the edge, 1,000 px from the centre: the zoom by 1000 * ln 2 * 0.0005 = 0.35 px with three
 * decimals, the bearing by 1000 * 0.005 * π/180 = 0.09 px with two; the pitch is written like the bearing.
 */
export const camera: Field<Camera> = decoded({
  parse: (text) => {
    const parts = text.split('/')
    if (parts.length < 3 || parts.length > 5 || !parts.every((part) => /^-?\d{1,6}(\.\d{1,20})?$/.test(part))) {
      return fault('is not zoom/latitude/longitude in plain numbers, with bearing and pitch after them if need be')
    }
    const [zoom = 0, lat = 0, lng = 0, bearing = 0, pitch = 0] = parts.map(Number)
    const beyond = [
      ...(zoom === clamp(zoom, 0, MOST_ZOOM) ? [] : [`a zoom beyond 0 to ${MOST_ZOOM}`]),
      ...(Math.abs(lat) <= MOST_LATITUDE ? [] : [`a latitude beyond ${MOST_LATITUDE} degrees`]),
      ...(pitch === clamp(pitch, 0, MOST_PITCH) ? [] : [`a pitch beyond 0 to ${MOST_PITCH} degrees`]),
    ]
    return ok(inBounds({ zoom, lat, lng, bearing, pitch }), beyond.length > 0 ? `has ${beyond.join(' and ')}` : '')
  },
  serialize: (value) => {
    const { zoom, lat, lng, bearing, pitch } = inBounds(value)
    const decimals = centreDecimals(Number(zoom.toFixed(3)))
    const turn = decimal(bearing, 2)
    const tilt = decimal(pitch, 2)
    return [
      decimal(zoom, 3),
      decimal(lat, Math.abs(lat) > STRETCHED_LATITUDE ? decimals + 1 : decimals),
      decimal(lng, decimals),
      ...(turn !== '0' || tilt !== '0' ? [turn] : []),
      ...(tilt !== '0' ? [tilt] : []),
    ].join('/')
  },
  eq: (a, b) => camera.serialize(a) === camera.serialize(b),
})

const centreDecimals = (zoom: number): number => Math.ceil(Math.log10((512 * 2 ** zoom) / 360 / 0.5))

function inBounds({ zoom, lat, lng, bearing, pitch }: Camera): Camera {
  return {
    zoom: clamp(zoom, 0, MOST_ZOOM),
    lat: clamp(lat, -MOST_LATITUDE, MOST_LATITUDE),
    lng: wrap(lng),
    bearing: wrap(bearing),
    pitch: clamp(pitch, 0, MOST_PITCH),
  }
}

/** Brings degrees into -180 to 180; both ends stay as they are. */
const wrap = (degrees: number): number => {
  if (Math.abs(degrees) <= 180) return degrees
  return Number.isFinite(degrees) ? ((((degrees + 180) % 360) + 360) % 360) - 180 : 0
}

/** A number that is none becomes the lower end. */
const clamp = (value: number, least: number, most: number): number =>
  Number.isNaN(value) ? least : Math.min(Math.max(value, least), most)

/** Plain decimals without an exponent, without zeros at the end, and without a negative zero. */
function decimal(value: number, decimals: number): string {
  const text = value.toFixed(decimals)
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}
