import type { TableReading } from './table.ts'
import { TABLE_LIMITS } from './table.ts'

type Plain = Record<string, unknown>

/** Columns of what a geometry says; a round bracket begins no property that a mapping would take for it. */
export const LAT = '(latitude)'
export const LON = '(longitude)'

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The features of a GeoJSON file as a table: a column a property, and two with the position of points. Several points of
 * one feature are joined with semicolons; other geometries have no position here.
 */
export function readGeoJsonTable(text: string): TableReading {
  let root: unknown
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { failure: 'This is not JSON; the file may have been cut off. Get it again.' }
  }
  const entries = isPlain(root) ? (root.type === 'Feature' ? [root] : root.features) : root
  const features = Array.isArray(entries) ? entries.filter(isPlain) : []
  if (!Array.isArray(entries) || features.length === 0)
    return { failure: 'This is no GeoJSON collection with features.' }
  if (features.length > TABLE_LIMITS.rows)
    return { failure: `The file has ${features.length} features; at most ${TABLE_LIMITS.rows} are brought in.` }
  const names = new Set<string>()
  for (const feature of features)
    if (isPlain(feature.properties)) for (const name of Object.keys(feature.properties)) names.add(name)
  const columns = [...names].slice(0, TABLE_LIMITS.columns)
  let unplaced = 0
  const rows = features.map((feature) => {
    const properties = isPlain(feature.properties) ? feature.properties : {}
    const at = positionsOf(feature.geometry)
    if (at.length === 0) unplaced++
    return [
      ...columns.map((name) => (Object.hasOwn(properties, name) ? textOf(properties[name]) : '')),
      at.map(([, lat]) => lat).join('; '),
      at.map(([lon]) => lon).join('; '),
    ]
  })
  return {
    table: { columns: [...columns, LAT, LON], rows, rowName: (index) => `feature ${index + 1}` },
    notes: [
      ...(unplaced > 0
        ? [`${unplaced} of ${features.length} features are no points; their places are found by name.`]
        : []),
      ...(entries.length > features.length ? [leftOut(entries)] : []),
    ],
  }
}

function leftOut(entries: readonly unknown[]): string {
  const at = entries.flatMap((entry, k) => (isPlain(entry) ? [] : [k + 1]))
  return `${at.length === 1 ? 'One entry is' : `${at.length} entries are`} no feature and left out: number ${at.slice(0, 10).join(', ')}${at.length > 10 ? ', …' : ''}.`
}

function positionsOf(geometry: unknown): [number, number][] {
  if (!isPlain(geometry) || !Array.isArray(geometry.coordinates)) return []
  const list: unknown[] =
    geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'MultiPoint' ? geometry.coordinates : []
  return list.flatMap((at): [number, number][] =>
    Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number' ? [[at[0], at[1]]] : [],
  )
}

const textOf = (value: unknown): string =>
  (value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value as string | number | boolean)
  ).slice(0, TABLE_LIMITS.cell)
