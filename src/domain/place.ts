export const PRECISIONS = ['site', 'city', 'admin1', 'country'] as const
/** How exactly a report places an incident: a compound or gate, a town, a province, or only the country. */
export type Precision = (typeof PRECISIONS)[number]

/** A place of an incident as printed, and (once geocoded or fixed by hand) where it is. Degrees WGS 84. */
export interface Place {
  /** As printed in the report. */
  name: string
  /** ISO 3166-1 alpha-2; TW, HK, MO as reported. Null where the report names none. */
  country: string | null
  /** First-level division (province, state), as printed. */
  admin1?: string | null
  lat?: number | null
  lon?: number | null
  precision?: Precision | null
  /** GeoNames id, where there is one. */
  geonames?: number | null
  /** Key of the first-level division's area on the basemap: Natural Earth's `adm1_code`, as `KHM-1781`. */
  admin1Code?: string | null
  /** Ranked alternatives, best first, the chosen one left out. */
  candidates?: Place[]
  /** Short reasons for this answer, readable by a person: "capital of Cambodia". */
  why?: string[]
  /** Coordinates set by a person; never overwritten by the geocoder. */
  fixed?: boolean
}

/** A place whose position is known. */
export type LocatedPlace = Place & { lat: number; lon: number; precision: Precision }

export const isLocated = (place: Place | null | undefined): place is LocatedPlace =>
  typeof place?.lat === 'number' && typeof place.lon === 'number' && !!place.precision

/** Places that are written alike: same name, country and division as printed. */
export const placeKey = ({ name, country, admin1 }: Place): string => JSON.stringify([name, country, admin1 ?? null])

/** A place that still has to be geocoded: nobody has fixed it and it has no coordinates. */
export const needsLocating = (place: Place): boolean => !place.fixed && !isLocated(place)
