import type { Lists } from '../lib/lists.ts'
import type { Figures } from './figures.ts'

export const ARREST = 0
export const DEPORTATION = 1
/** A type that the map does not draw; kept, listed and counted apart. */
export const OTHER = 2

/** Start of an incident without a date: outside every time window. */
export const UNDATED = -0x80000000

/** No site, no point, no row. */
export const NONE = -1

export const typeCode = (type: string): number =>
  type === 'arrest' ? ARREST : type === 'deportation' ? DEPORTATION : OTHER

/** The incidents as columns, one entry each. Days are half-open: `start` inclusive, `end` exclusive. */
export interface Columns {
  size: number
  type: Uint8Array
  start: Int32Array
  end: Int32Array
  /** 1 where the report gives the day itself. */
  exactDay: Uint8Array
  /** 1 for a running total. */
  aggregate: Uint8Array
  /** 1 for what is announced and has not happened yet. */
  planned: Uint8Array
  /** How exactly it is placed: position in `PRECISIONS` of `precisionOf`. */
  precision: Uint8Array
}

/** Positions that incidents name; the same one may be there more than once. Degrees WGS 84. */
export interface Sites {
  lon: Float64Array
  lat: Float64Array
  /** 1 where only the country is known, and the position stands for it. */
  country: Uint8Array
}

/** Which incidents are counted inside others. */
export interface Containment {
  /** Positions of all that are inside each incident (see `containment`). */
  contained: Lists
  /** Those that something is inside of, the innermost first: the order in which parts are taken off. */
  wholes: Int32Array
}

/** What the time index needs to know of incidents: columns that can be read from a file without an object a row. */
export interface Facts {
  columns: Columns
  figures: Figures
  /** Positions of the incidents that each one says it includes. */
  includes: Lists
  /** What comes of `includes`, where it has been worked out already. */
  containment?: Containment
  sites: Sites
  /** Sites where each incident happened, in the order of the report; NONE for a place without a position. */
  places: Lists
  /** Sites; NONE where there is none. */
  origin: Int32Array
  destination: Int32Array
}
