/**
 * Links of version 1. This file is kept as it is for as long as such links may be opened: a change of meaning is a new
 * version in a new file. A further field that old links do without may be added at the end.
 */
import { READINGS } from '../domain/count.ts'
import { UNITS } from '../domain/day.ts'
import { PRECISIONS } from '../domain/place.ts'
import { MODES, PANELS, PROJECTIONS, SCALES, SORTS, THEMES, type Filters, type View } from '../domain/view.ts'
import { camera, choice, choices, codes, days, flag, LIMITS, maybe, types, whole, words, type Field } from './fields.ts'

/** The view before any of the link's fields is applied: what the data and the device suggest, and version 1's rest. */
export type Start = Pick<View, 'camera' | 'window' | 'mode'>

/**
 * What an absent field means, for ever: an app that later starts with another theme or panel still opens an old link
 * on what its writer saw. Camera, window and mode have no such default and are written always.
 */
const ABSENT: Omit<View, keyof Start> = Object.freeze({
  projection: 'flat',
  axis: null,
  unit: null,
  scale: 'sqrt',
  filters: Object.freeze({
    types: [],
    countries: [],
    nationalities: [],
    destinations: [],
    precisions: [],
    sources: 0,
    exactDays: false,
    query: '',
  }),
  selection: null,
  theme: 'system',
  panel: 'list',
  sort: 'date',
  reading: 'range',
  split: false,
})

/** A place of a link: its name, and how it gets into the text and back into the view. */
export interface Part {
  name: string
  /** The text after `name=`; null where nothing needs to be written. */
  write: (view: View) => string | null
  /** The view with the field's text applied, and what to tell the reader about it; a fault leaves the view as it is. */
  read: (view: View, text: string) => { view: View; doubt: string }
  /** The value that the view has now, as a link would write it: what a damaged field falls back to. */
  show: (view: View) => string
}

function part<T>(
  name: string,
  field: Field<T>,
  get: (view: View) => T,
  put: (view: View, value: T) => View,
  presence: 'always' | 'if changed' = 'if changed',
): Part {
  const absent = get({ ...ABSENT, ...NOWHERE })
  const isLeftOut = (value: T): boolean => presence === 'if changed' && field.eq(value, absent)
  return {
    name,
    write: (view) => (isLeftOut(get(view)) ? null : field.serialize(get(view))),
    read: (view, text) => {
      const parsed = field.parse(text)
      return parsed.ok ? { view: put(view, parsed.value), doubt: parsed.doubt } : { view, doubt: parsed.fault }
    },
    show: (view) => field.serialize(get(view)),
  }
}

/** Completes the absent defaults to a view; never read, as these three fields are always written. */
const NOWHERE: Start = Object.freeze({
  camera: { lng: 0, lat: 0, zoom: 0, bearing: 0, pitch: 0 },
  window: { from: 0, until: 1 },
  mode: 'window',
})

function ownPart<K extends keyof View>(name: string, key: K, field: Field<View[K]>, presence?: 'always'): Part {
  return part(
    name,
    field,
    (view) => view[key],
    (view, value) => ({ ...view, [key]: value }),
    presence,
  )
}

function filterPart<K extends keyof Filters>(name: string, key: K, field: Field<Filters[K]>): Part {
  return part(
    name,
    field,
    (view) => view.filters[key],
    (view, value) => ({ ...view, filters: { ...view.filters, [key]: value } }),
  )
}

/** The fields in the order in which they are written: where, when, what, which, how it looks. */
export const PARTS: readonly Part[] = [
  ownPart('map', 'camera', camera, 'always'),
  ownPart('proj', 'projection', choice(PROJECTIONS)),
  ownPart('window', 'window', days, 'always'),
  ownPart('mode', 'mode', choice(MODES), 'always'),
  ownPart('axis', 'axis', maybe(days)),
  ownPart('unit', 'unit', maybe(choice(UNITS))),
  ownPart('scale', 'scale', choice(SCALES)),
  filterPart('type', 'types', types),
  filterPart('country', 'countries', codes),
  filterPart('nat', 'nationalities', codes),
  filterPart('dest', 'destinations', codes),
  filterPart('place', 'precisions', choices(PRECISIONS)),
  filterPart('sources', 'sources', whole(LIMITS.sources)),
  filterPart('exact', 'exactDays', flag),
  filterPart('q', 'query', words()),
  ownPart('sel', 'selection', maybe(words())),
  ownPart('theme', 'theme', choice(THEMES)),
  ownPart('panel', 'panel', choice(PANELS)),
  ownPart('sort', 'sort', choice(SORTS)),
  ownPart('reading', 'reading', choice(READINGS)),
  ownPart('split', 'split', flag),
]

/** The view that a link without any fields stands for. */
export const blank = (start: Start): View => ({
  ...ABSENT,
  filters: {
    ...ABSENT.filters,
    types: [],
    countries: [],
    nationalities: [],
    destinations: [],
    precisions: [],
  },
  camera: start.camera,
  window: start.window,
  mode: start.mode,
})
