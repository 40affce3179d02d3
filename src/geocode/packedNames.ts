/** First bytes of an unpacked file of names in other scripts; the digit is the version of the layout. */
export const NAMES_MAGIC = 'DATELINE-NAMES-1\n'

/** Columns after the header, in order, one entry a town with such names. */
export const NAMES_COLUMNS = ['ids', 'counts', 'names'] as const
export type NamesColumn = (typeof NAMES_COLUMNS)[number]

/**
 * What precedes the columns, as JSON. All names are keys (`otherKey`). `ids` are GeoNames ids of towns, varints, each the
 * step from the one before; `counts` a byte a town; `names` newline-joined.
 */
export interface NamesHeader {
  sizes: Record<NamesColumn, number>
  /** Pairs of a traditional character and its simplified form, without a space between. */
  simplified: string
  countries: Array<[code: string, keys: string[]]>
  /** By the basemap's key. */
  divisions: Array<[code: string, keys: string[]]>
  /** Places that have neither a key nor an id: as the Latin gazetteer prints them. */
  named: Array<[country: string, name: string, keys: string[]]>
}
