import type { Count } from '../../domain/count.ts'
import { UNKNOWN_COUNT } from '../../domain/count.ts'
import type { People, Source, When } from '../../domain/incident.ts'
import type { Place } from '../../domain/place.ts'
import type { Problem } from '../../domain/problem.ts'
import { safeUrl } from '../../domain/url.ts'
import { freshName } from '../../lib/freshName.ts'
import { found } from '../wording.ts'
import type { Mapping, Role } from './mapping.ts'
import { columnNamed, PRESETS, presetDate, presetPrecision } from './presets.ts'
import { countOf, readBound, readCount } from './readCount.ts'
import { readCountry, readNationality } from './readCountry.ts'
import { readDate } from './readDate.ts'
import type { Table } from './table.ts'
import { typeOf } from './typeOf.ts'

/** A record of the incident format, as a row gives it. */
export interface MappedRecord {
  id: string
  type: string
  count: Count
  people: People[]
  date: When
  places: Place[]
  origin: Place | null
  destination: Place | null
  summary: string
  notes: string
  sources: Source[]
  /** Cells of columns that were taken for nothing, by the names of their columns. */
  columns?: Record<string, string>
}

export interface Mapped {
  records: MappedRecord[]
  /** What could not be read, by row and column; the row goes on without it. */
  problems: Problem[]
}

const NO_DATE: When = { start: null, end: null, precision: 'unknown' }

/**
 * Turns every row of a table into a record. Ids have the table's name in them, so that another table's are others; the
 * same table gives the same ones.
 */
export function applyMapping(table: Table, mapping: Mapping, name: string): Mapped {
  const problems: Problem[] = []
  const used = new Set<string>()
  const prefix = ['own', slug(name).slice(0, 60)].filter(Boolean).join('-')
  const records = table.rows.map((cells, i) => {
    const row = new Row(table, mapping, cells, (column, message, advice) => {
      const path = `${table.rowName(i)}, ${column}`
      problems.push({ code: 'table.cell', path, message, advice })
    })
    const record = row.record()
    return { ...record, id: freshName(`${prefix}-${record.id}`, used) }
  })
  return { records, problems }
}

type Tell = (column: string, message: string, advice: string) => void

class Row {
  constructor(
    private readonly table: Table,
    private readonly mapping: Mapping,
    private readonly cells: readonly string[],
    private readonly tell: Tell,
  ) {}

  record(): MappedRecord {
    const type = this.type()
    const date = this.date()
    const places = this.places()
    const isTransfer = type === 'deportation'
    const [origin, destination] = [this.end('origin'), this.end('destination')]
    const columns = this.rest(isTransfer)
    return {
      id: this.id(type, date, places[0]?.name ?? origin?.name ?? ''),
      type,
      count: this.count(),
      people: this.people(),
      date,
      // What a table calls the place of a deportation is where people were sent from.
      places: isTransfer && !origin ? [] : places,
      origin: isTransfer ? (origin ?? places[0] ?? null) : null,
      destination: isTransfer ? destination : null,
      summary: this.cell('summary'),
      notes: this.cell('notes'),
      sources: this.sources(),
      ...(Object.keys(columns).length > 0 && { columns }),
    }
  }

  private cell(role: Role): string {
    const at = this.mapping.columns[role]
    return at === undefined ? '' : (this.cells[at] ?? '')
  }

  private fault(role: Role, message: string, advice: string): void {
    const at = this.mapping.columns[role]
    this.tell(at === undefined ? role : (this.table.columns[at] ?? role), message, advice)
  }

  private type(): string {
    const text = this.cell('type')
    if (text === '') return this.mapping.type
    return typeOf(text) ?? (slug(text).slice(0, 40) || this.mapping.type)
  }

  private date(): When {
    const text = this.cell('date')
    if (text === '') {
      if (this.cell('date_end') !== '')
        this.fault(
          'date_end',
          `${found(this.cell('date_end'))} is the end of something without a beginning; the row has no date.`,
          'Write the first day too.',
        )
      return NO_DATE
    }
    const { dateOrder, preset } = this.mapping
    const when = readDate(text, dateOrder)
    if (!when) {
      this.fault(
        'date',
        `${found(text)} is no date that can be read; the row has no date.`,
        'Write it as 2017-08-16, or set the order of day and month.',
      )
      return NO_DATE
    }
    const endText = this.cell('date_end')
    const end = endText === '' ? null : readDate(endText, dateOrder)
    if (endText !== '' && !end?.end)
      this.fault(
        'date_end',
        `${found(endText)} is no date that can be read; it is left out.`,
        'Write it as 2017-08-16.',
      )
    if (end?.end && when.start && end.end < when.start)
      this.fault('date_end', `${found(endText)} is before ${found(text)}; it is left out.`, 'Correct one of the two.')
    const whole: When =
      end?.end && when.start && end.end > (when.end ?? when.start)
        ? { start: when.start, end: end.end, precision: 'range' }
        : when
    return preset ? presetDate(preset, this.presetCell('datePrecision'), whole) : whole
  }

  private presetCell(field: 'datePrecision' | 'placePrecision'): string {
    const preset = PRESETS.find(({ name }) => name === this.mapping.preset)
    const at = columnNamed(this.table.columns, preset?.[field])
    return at === undefined ? '' : (this.cells[at] ?? '')
  }

  private count(): Count {
    const { columns } = this.mapping
    if (columns.count_min !== undefined || columns.count_max !== undefined) {
      const [min, max] = (['count_min', 'count_max'] as const).map((role) => {
        const bound = readBound(this.cell(role), role === 'count_min' ? 'min' : 'max')
        if (bound !== undefined) return bound
        this.fault(
          role,
          `${found(this.cell(role))} is no number of people; the bound is left open.`,
          'Write a whole number.',
        )
        return null
      })
      const count = countOf(min ?? null, max ?? null)
      if (count) return count
      this.fault(
        'count_min',
        `The least number, ${min}, is above the most, ${max}; the number is “not stated”.`,
        'Swap the two, or correct them.',
      )
      return UNKNOWN_COUNT
    }
    const count = readCount(this.cell('count'))
    if (count) return count
    this.fault(
      'count',
      `${found(this.cell('count'))} is no number of people; it is “not stated”.`,
      'Write 43, 40–50, ≥ 40 or about 40.',
    )
    return UNKNOWN_COUNT
  }

  private people(): People[] {
    const people = new Map<string, People>()
    const cell = this.cell('nationality')
    // "Trinidad and Tobago" and "Korea, South" are one each, and the comma of "1,200" parts nothing.
    const parts = readNationality(cell) ? [cell] : partsOf(cell, /;|,(?!\d{3}\b)|\/|\band\b/)
    for (const part of parts) {
      const [, before, words = '', behind] = /^(?:([\d,]+)\s+)?(.+?)(?:\s*\(([\d,]+)\))?$/.exec(part) ?? []
      const figure = before ?? behind
      const counted = figure === undefined ? null : Number(figure.replaceAll(',', ''))
      const nationality = readNationality(words)
      if (nationality && people.has(nationality))
        this.fault(
          'nationality',
          `${found(part)} names a nationality again; only the first is taken.`,
          'Write each nationality once.',
        )
      else if (nationality) people.set(nationality, { nationality, min: counted, max: counted })
      else
        this.fault(
          'nationality',
          `${found(part)} is no nationality that is known; it is left out.`,
          'Write “Chinese”, “China” or CN.',
        )
    }
    return [...people.values()]
  }

  private country(): string | null {
    const text = this.cell('country')
    if (text === '') return null
    const code = readCountry(text)
    if (!code)
      this.fault(
        'country',
        `${found(text)} is no country that is known.`,
        'Write its English name or its two letters, as KH.',
      )
    return code
  }

  private places(): Place[] {
    const names = partsOf(this.cell('place'), /;/)
    const country = this.country()
    const admin1 = this.cell('admin1')
    const at = this.positions()
    const precision =
      (this.mapping.preset && presetPrecision(this.mapping.preset, this.presetCell('placePrecision'))) ??
      this.mapping.precision
    const size = Math.max(names.length, at.length, admin1 !== '' || this.cell('country') !== '' ? 1 : 0)
    return Array.from({ length: size }, (_, i): Place => {
      const position = at[i]
      const name = names[i] ?? (admin1 || this.cell('country') || `${position?.lat}, ${position?.lon}`)
      return {
        name: name.slice(0, 300),
        country,
        ...(admin1 && admin1 !== name && { admin1: admin1.slice(0, 300) }),
        ...(position && { ...position, precision }),
      }
    })
  }

  /** Positions that stand in the row, in the order of the places; none where one of them is out of range. */
  private positions(): { lat: number; lon: number }[] {
    const [lats, lons] = (['lat', 'lon'] as const).map((role) => partsOf(this.cell(role), /;/))
    const list = (lats ?? []).map((text, i) => {
      const [lat, lon] = [degrees(text), degrees(lons?.[i] ?? '')]
      if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon }
      this.fault(
        'lat',
        `${found(`${text}, ${lons?.[i] ?? ''}`)} is no position; the places of the row are looked up by their names.`,
        'Write degrees, as 13.36 and 103.86.',
      )
      return null
    })
    const sound = list.filter((position) => position !== null)
    return sound.length === list.length ? sound : []
  }

  private end(role: 'origin' | 'destination'): Place | null {
    const name = this.cell(role)
    if (name === '') return null
    return { name: name.slice(0, 300), country: readCountry(name) }
  }

  private sources(): Source[] {
    const urls = partsOf(this.cell('url'), /;|\s+(?=https?:)|\n|\|/)
    const publishers = partsOf(this.cell('publisher'), /;|\|/)
    const titles =
      urls.length > 1 || publishers.length > 1
        ? partsOf(this.cell('title'), /;|\|/)
        : [this.cell('title')].filter(Boolean)
    const published = this.cell('published')
    const when = published === '' ? null : readDate(published, this.mapping.dateOrder)
    if (published !== '' && !when)
      this.fault(
        'published',
        `${found(published)} is no date that can be read; it is left out.`,
        'Write it as 2017-08-16.',
      )
    return Array.from({ length: Math.max(urls.length, publishers.length, titles.length) }, (_, i) => {
      const url = urls[i] ?? ''
      if (url !== '' && safeUrl(url) === null)
        this.fault(
          'url',
          `${found(url)} is no address of a web page; it is left out.`,
          'Write it with https:// before it.',
        )
      return {
        publisher: (publishers[i] ?? (publishers.length === 1 ? publishers[0]! : '')).slice(0, 1_000),
        title: (titles[i] ?? '').slice(0, 1_000),
        url: safeUrl(url) === null ? '' : url,
        published: publishedOf(when),
      }
    })
  }

  private id(type: string, { start }: When, place: string): string {
    const given = slug(this.cell('id')).slice(0, 120)
    return given || [start ?? 'undated', slug(place), type].filter(Boolean).join('-').slice(0, 120)
  }

  /** Nothing is lost: what the mapping, or this row, takes for nothing is kept beside it. */
  private rest(isTransfer: boolean): Record<string, string> {
    const { columns } = this.mapping
    const unused = isTransfer ? [] : [columns.origin, columns.destination]
    const taken = new Set(Object.values(columns).filter((at) => !unused.includes(at)))
    return Object.fromEntries(
      this.table.columns.flatMap((name, i) => (!taken.has(i) && this.cells[i] ? [[name, this.cells[i]]] : [])),
    )
  }
}

const degrees = (text: string): number => (text.trim() === '' ? NaN : Number(text.trim().replace(',', '.')))

const partsOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\d]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')

function publishedOf(when: When | null): string | null {
  if (!when?.start) return null
  return when.precision === 'year'
    ? when.start.slice(0, 4)
    : when.precision === 'month'
      ? when.start.slice(0, 7)
      : when.start
}
