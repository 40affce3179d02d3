import type { Precision } from '../domain/place.ts'

/** A place that no open gazetteer has, checked by hand. */
export interface HandPlace {
  /** The first is printed; all are matched. */
  names: readonly string[]
  country: string
  admin1: string | null
  /** Key of the basemap's division; null where the place spans several, or is an airport. */
  admin1Code: string | null
  lat: number
  lon: number
  precision: Precision
  geonames: number | null
  /** Where the coordinate comes from, and how exact it is where it is not. */
  source: string
}

/** Names, country, latitude and longitude of a place, with the key and name of its division where it lies in one. */
type Row = readonly [
  names: readonly string[],
  country: string,
  lat: number,
  lon: number,
  admin1Code?: string,
  admin1?: string,
]

/** Places of one precision and source. */
export const handPlacesOf = (precision: Precision, source: string, rows: readonly Row[]): HandPlace[] =>
  rows.map(([names, country, lat, lon, admin1Code = null, admin1 = null]) => ({
    names,
    country,
    admin1,
    admin1Code,
    lat,
    lon,
    precision,
    geonames: null,
    source,
  }))
