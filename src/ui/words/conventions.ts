import type { Sum } from '../../domain/count.ts'
import type { Day } from '../../domain/day.ts'
import { civilFromDay, daysInMonth, parseDay } from '../../domain/day.ts'
import type { Incident, People, When } from '../../domain/incident.ts'
import type { Place } from '../../domain/place.ts'
import { UNSTATED } from '../../domain/split.ts'
import type { Window } from '../../domain/view.ts'

const DAY_MS = 86_400_000

/** How a language words the bounds of a number of people. What it is given is worded by `people`, or a bare number. */
export interface BoundsWording {
  people: (count: number) => string
  unstated: string
  atLeast: (people: string) => string
  atMost: (people: string) => string
  about: (people: string) => string
  between: (least: string, people: string) => string
}

/** How a language words what a report leaves open. */
export interface PlaceWording {
  noDate: string
  noMonth: (year: string) => string
  noDay: (month: string) => string
  noPlace: string
  noDestination: string
  noNationality: string
  /** People of a country, by its name: an adjective would have to be inflected. */
  nationality: (country: string) => string
  noNumber: string
  /** A name within a wider one. */
  within: (name: string, country: string) => string
}

/** Forms of a word by the plural rules of a language; `other` where a rule has no form of its own. */
export type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/**
 * Numbers, days and countries as a language writes them, by the browser's own tables. Always Western digits and the
 * Gregorian calendar, as the axis and the reports have them.
 *
 * `firstDay`: how the first of a month is written, where it is no plain number.
 * `rangeMark`: stands between two dates in languages whose tables turn a range into bare numbers ("2019/5/3 – 2019/5/9").
 */
export function conventionsOf(
  locale: string,
  { rangeMark, firstDay = '1' }: { rangeMark?: string; firstDay?: string } = {},
) {
  const numbers = new Intl.NumberFormat(locale, { numberingSystem: 'latn', maximumFractionDigits: 0 })
  const rules = new Intl.PluralRules(locale)
  const lists = new Intl.ListFormat(locale)
  const regions = new Intl.DisplayNames([locale, 'en'], { type: 'region', style: 'short', fallback: 'none' })
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn', ...options })
  const years = dates({ year: 'numeric' })
  const months = dates({ month: 'long', year: 'numeric' })
  const days = dates({ day: 'numeric', month: 'long', year: 'numeric' })
  const shortDays = dates({ day: 'numeric', month: 'short', year: 'numeric' })
  const shortMonths = dates({ month: 'short' })
  const at = (day: Day): number => day * DAY_MS

  const number = (value: number): string => numbers.format(Math.round(value))
  const plural = (count: number, forms: Forms): string => forms[rules.select(Math.round(count))] ?? forms.other
  const joined = (parts: readonly { type: string; value: string }[]): string =>
    parts.map(({ type, value }) => (type === 'day' && value === '1' ? firstDay : value)).join('')
  const written = (format: Intl.DateTimeFormat, day: Day): string => joined(format.formatToParts(at(day)))
  const range = (format: Intl.DateTimeFormat, from: Day, last: Day): string =>
    rangeMark === undefined
      ? joined(format.formatRangeToParts(at(from), at(last)))
      : `${written(format, from)}${rangeMark}${written(format, last)}`

  /** Half-open days as people write them. */
  function span({ from, until }: Window): string {
    const last = until - 1
    const [a, b] = [civilFromDay(from), civilFromDay(last)]
    const isWholeMonths = a.day === 1 && b.day === daysInMonth(b.year, b.month)
    const isWholeYears = isWholeMonths && a.month === 1 && b.month === 12
    const format = isWholeYears ? years : isWholeMonths ? months : days
    const first = written(format, from)
    return first === written(format, last) ? first : range(format, from, last)
  }

  /** A sum with its bounds in figures and signs. */
  function figure(sum: Sum): string {
    const [least, most] = [Math.round(sum.least), Math.round(sum.most)]
    if (most === Infinity) return least > 0 ? `≥\u2009${number(least)}` : '?'
    if (least === most) return sum.approximate ? `≈\u2009${number(least)}` : number(least)
    return least > 0 ? numbers.formatRange(least, most) : `≤\u2009${number(most)}`
  }

  /** The form of a word that follows a sum: that of the number which stands last; many, where none is known. */
  const form = ({ least, most }: Sum, forms: Forms): string =>
    most < Infinity ? plural(most, forms) : least > 0 ? plural(least, forms) : forms.other

  const sumBy =
    ({ people, unstated, atLeast, atMost, about, between }: BoundsWording) =>
    ({ least, most, approximate }: Sum): string => {
      if (most === Infinity) return least > 0 ? atLeast(people(least)) : unstated
      if (least === most) return approximate ? about(people(least)) : people(least)
      return least > 0 ? between(number(least), people(most)) : atMost(people(most))
    }

  const country = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code)
  const list = (words: readonly string[]): string => lists.format(words)

  function namesBy(wording: PlaceWording) {
    const nationality = (code: string): string =>
      code === UNSTATED ? wording.noNationality : wording.nationality(country(code))
    const within = (name: string, code: string | null): string => {
      const around = code ? country(code) : ''
      return around && around !== name ? wording.within(name, around) : name
    }
    const part = ({ nationality: code, min, max }: People): string =>
      min === null && max === null
        ? `${nationality(code)} (${wording.noNumber})`
        : `${nationality(code)}: ${figure({ least: min ?? 0, most: max ?? Infinity, approximate: false })}`
    return {
      list,
      country,
      nationality,
      ofNationality: (people: number, code: string): string => `${nationality(code)}: ${number(people)}`,
      date({ start, end, precision }: When): string {
        const first = parseDay(start ?? end ?? '')
        const last = parseDay(end ?? start ?? '')
        if (first === null || last === null) return wording.noDate
        if (precision === 'year') return wording.noMonth(years.format(at(first)))
        const extent = span({ from: first, until: last + 1 })
        return precision === 'month' ? wording.noDay(extent) : extent
      },
      place: (place: Place): string => within(place.name, place.country),
      where({ origin, destination, places }: Incident): string {
        if (origin || destination)
          return `${origin?.name ?? wording.noPlace} → ${destination?.name ?? wording.noDestination}`
        if (places.length === 0) return wording.noPlace
        const codes = [...new Set(places.map((place) => place.country))]
        return within(list(places.map((place) => place.name)), codes.length === 1 ? codes[0]! : null)
      },
      people: (parts: readonly People[]): string => parts.map(part).join(' · '),
    }
  }

  return {
    number,
    figure,
    form,
    plural,
    span,
    sumBy,
    namesBy,
    list,
    day: (day: Day): string => written(days, day),
    dayShort: (day: Day): string => written(shortDays, day),
    monthShort: (month: number): string => shortMonths.format(Date.UTC(2017, month - 1, 1)),
  }
}
