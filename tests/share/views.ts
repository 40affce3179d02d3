import fc from 'fast-check'
import { READINGS } from '../../src/domain/count.ts'
import { dayFromCivil, parseDay, UNITS } from '../../src/domain/day.ts'
import { PRECISIONS } from '../../src/domain/place.ts'
import {
  MODES,
  NO_FILTERS,
  PANELS,
  PROJECTIONS,
  SCALES,
  SORTS,
  THEMES,
  type Camera,
  type Filters,
  type View,
  type Window,
} from '../../src/domain/view.ts'

/** Days as written, both inclusive, as a window. */
export function daysFrom(first: string, last: string): Window {
  const [from, lastDay] = [parseDay(first), parseDay(last)]
  if (from === null || lastDay === null) throw new Error(`not days: ${first}, ${last}`)
  return { from, until: lastDay + 1 }
}

/** Southeast Asia over the whole collection: what an app might start with. */
export const START: View = {
  camera: { zoom: 3.4, lat: 14, lng: 108, bearing: 0, pitch: 0 },
  projection: 'flat',
  window: daysFrom('2011-01-01', '2026-05-31'),
  mode: 'window',
  axis: null,
  unit: null,
  scale: 'sqrt',
  filters: NO_FILTERS,
  selection: null,
  theme: 'system',
  panel: 'list',
  sort: 'date',
  reading: 'range',
  split: false,
}

/** A start whose every field differs from version 1's frozen defaults: an app of the future. */
export const OTHER_START: View = {
  ...START,
  camera: { zoom: 1, lat: -10, lng: -60, bearing: 0, pitch: 0 },
  projection: 'globe',
  window: daysFrom('2030-01-01', '2030-12-31'),
  mode: 'from-start',
  unit: 'year',
  scale: 'linear',
  filters: { ...NO_FILTERS, exactDays: true },
  theme: 'dark',
  panel: 'closed',
  sort: 'people',
  reading: 'lowest',
  split: true,
}

const camera = (zoom: number, lat: number, lng: number, bearing = 0, pitch = 0): Camera => ({
  zoom,
  lat,
  lng,
  bearing,
  pitch,
})
const seen = (changes: Partial<View>): View => ({ ...START, ...changes })
const filtered = (changes: Partial<Filters>): View => seen({ filters: { ...NO_FILTERS, ...changes } })

/** Views that people might share, one or more for every field and every limit. Their links are in the golden file. */
export const VIEWS: readonly View[] = [
  START,
  seen({
    camera: camera(6.25, 13.2, 103.7),
    window: daysFrom('2017-08-01', '2017-08-31'),
    selection: '2017-08-02-siem-reap-banteay-meanchey-arrest',
  }),
  seen({ window: daysFrom('2017-08-16', '2017-08-16'), mode: 'instant' }),
  seen({ window: daysFrom('2017-07-01', '2017-07-31'), mode: 'from-start' }),
  seen({ window: daysFrom('2020-02-29', '2026-05-31'), mode: 'to-end' }),
  seen({ window: daysFrom('1900-01-01', '2100-12-31') }),
  seen({ camera: camera(0, 0, 0) }),
  seen({ camera: camera(12, 11.556374, 104.928207) }),
  seen({ camera: camera(7.123, -17.7765, 177.9652), projection: 'globe' }),
  seen({ camera: camera(4, -13.6, -172.4) }),
  seen({ camera: camera(3, 64.15, -180) }),
  seen({ camera: camera(3, -85, 180) }),
  seen({ camera: camera(2.5, 85, -0.00001) }),
  seen({ camera: camera(5.5, 10, 100, -33.25, 0) }),
  seen({ camera: camera(5.5, 10, 100, 0, 45) }),
  seen({ camera: camera(5.5, 10, 100, 180, 60) }),
  seen({ axis: daysFrom('2016-01-01', '2018-12-31'), unit: 'quarter', scale: 'linear' }),
  seen({ unit: 'day', axis: daysFrom('2017-08-01', '2017-08-31') }),
  seen({ unit: 'week' }),
  seen({ unit: 'month' }),
  seen({ unit: 'year' }),
  filtered({ types: ['arrest'] }),
  filtered({ types: ['deportation', 'extradition, pending'], countries: ['KH'], destinations: ['CN', 'TW'] }),
  filtered({ nationalities: ['CN', 'TW', 'HK', 'MO'], sources: 2 }),
  filtered({ precisions: ['site', 'city'], exactDays: true }),
  filtered({ query: 'voice & "phone" = 100% +1 #scam' }),
  filtered({ query: '金邊 Phnom Penh ភ្នំពេញ 📞' }),
  filtered({ query: "it's (not) <b>markup</b>!.." }),
  seen({ selection: 'an id / with ? odd & characters' }),
  seen({ theme: 'dark', panel: 'ledger', sort: 'people' }),
  seen({ theme: 'light', panel: 'filters', sort: 'place' }),
  seen({ panel: 'closed', reading: 'lowest', split: true }),
  {
    camera: camera(6.021, -6.2088, 106.8456, 12.5, 30),
    projection: 'globe',
    window: daysFrom('2017-07-29', '2017-08-03'),
    mode: 'from-start',
    axis: daysFrom('2017-01-01', '2017-12-31'),
    unit: 'week',
    scale: 'linear',
    filters: {
      types: ['arrest', 'deportation'],
      countries: ['ID', 'KH'],
      nationalities: ['CN', 'ID'],
      destinations: ['CN'],
      precisions: ['city', 'admin1', 'country'],
      sources: 3,
      exactDays: true,
      query: 'Jakarta',
    },
    selection: '2017-07-29-indonesia-joint-arrest',
    theme: 'dark',
    panel: 'ledger',
    sort: 'place',
    reading: 'highest',
    split: true,
  },
]

const FIRST = dayFromCivil({ year: 1900, month: 1, day: 1 })
const LAST = dayFromCivil({ year: 2100, month: 12, day: 31 })

const anyWindow: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: FIRST, max: LAST }))
  .map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) + 1 }))

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

export const anyCamera: fc.Arbitrary<Camera> = fc.record({
  zoom: number(0, 12),
  lat: number(-85, 85),
  lng: number(-180, 180),
  bearing: number(-180, 180),
  pitch: number(0, 60),
})

/** Up to 200 code units of any script, halves of surrogate pairs left out. */
const anyText = fc.string({ unit: 'binary', maxLength: 100 }).map((text) => text.replace(/\p{Surrogate}/gu, '?'))
const anyCode = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 2, maxLength: 2 })
const anyCodes = fc.array(anyCode, { maxLength: 100 })
const anyType = fc.oneof(
  fc.constantFrom('arrest', 'deportation'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
)

/** Any view that the app can be in. */
export const anyView: fc.Arbitrary<View> = fc.record({
  camera: anyCamera,
  projection: fc.constantFrom(...PROJECTIONS),
  window: anyWindow,
  mode: fc.constantFrom(...MODES),
  axis: fc.option(anyWindow),
  unit: fc.option(fc.constantFrom(...UNITS)),
  scale: fc.constantFrom(...SCALES),
  filters: fc.record({
    types: fc.array(anyType, { maxLength: 10 }),
    countries: anyCodes,
    nationalities: anyCodes,
    destinations: anyCodes,
    precisions: fc.array(fc.constantFrom(...PRECISIONS), { maxLength: 4 }),
    sources: fc.integer({ min: 0, max: 1000 }),
    exactDays: fc.boolean(),
    query: anyText,
  }),
  selection: fc.option(anyText.filter((text) => text !== '')),
  theme: fc.constantFrom(...THEMES),
  panel: fc.constantFrom(...PANELS),
  sort: fc.constantFrom(...SORTS),
  reading: fc.constantFrom(...READINGS),
  split: fc.boolean(),
})
