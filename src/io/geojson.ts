/**
 * Incidents as GeoJSON (RFC 7946): a feature an incident. Its properties are the record of the incident format, whole;
 * its geometry shows what the map would draw: a Point, a MultiPoint over the places of a joint figure, or the great
 * circle from origin to destination, a LineString, or a MultiLineString where it is cut at ±180°; null where nothing has
 * a position.
 */
import type { Incident } from '../domain/incident.ts'
import { placesOf } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import type { Arc, Position } from './arc.ts'
import { arcBetween } from './arc.ts'
import type { DocumentHead } from './document.ts'
import { splitJson } from './jsonPieces.ts'
import type { Splitter } from './pieces.ts'
import type { Reading } from './read.ts'
import { readConverted, readDocument } from './read.ts'
import { FORMAT } from './schema.ts'
import { found, pathText } from './wording.ts'
import { headRecord, recordFrom } from './write.ts'

type Plain = Record<string, unknown>

type Geometry = { type: 'Point'; coordinates: Position } | { type: 'MultiPoint'; coordinates: Position[] } | Arc | null

/** Writes a feature collection that `readGeoJson` reads back exactly. */
export function writeGeoJson(incidents: readonly Incident[], head: Partial<DocumentHead> = {}): string {
  const collection = {
    type: 'FeatureCollection',
    dateline: headRecord(head),
    features: incidents.map(featureOf),
  }
  return `${JSON.stringify(collection)}\n`
}

export const featureOf = (incident: Incident): unknown => ({
  type: 'Feature',
  id: incident.id,
  geometry: geometryOf(incident),
  properties: recordFrom(incident),
})

function geometryOf(incident: Incident): Geometry {
  const positions = placesOf(incident).flatMap(positionsOf)
  if (positions.length < 2) return positions[0] ? { type: 'Point', coordinates: positions[0] } : null
  const isArc = incident.places.length === 0 && positions.length === 2
  return isArc ? arcBetween(positions[0]!, positions[1]!) : { type: 'MultiPoint', coordinates: positions }
}

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a feature collection, one feature, or a list of features whose properties are records of the format. */
export function readGeoJson(source: string, elsewhere: readonly Incident[] = []): Reading {
  let root: unknown
  try {
    root = JSON.parse(source.replace(/^\uFEFF/, ''))
  } catch {
    // Says where the fault is, as for any other JSON.
    return readDocument(source, elsewhere)
  }
  const features = isPlain(root) && root.type === 'Feature' ? [root] : isPlain(root) ? root.features : root
  if (!Array.isArray(features))
    return readConverted({ format: FORMAT, incidents: [] }, [
      {
        code: 'geojson.features',
        path: 'features',
        message: `This is not a GeoJSON collection of features; found ${found(isPlain(root) ? root.features : root)}.`,
        advice: 'Check that the file is what its name says. A document of the incident format is named .json.',
      },
    ])
  const problems: Problem[] = []
  const incidents = features.map((feature: unknown, i) => recordOf(feature, ['features', i], problems))
  const head = isPlain(root) && isPlain(root.dateline) ? root.dateline : {}
  return readConverted({ format: FORMAT, ...head, incidents }, problems, elsewhere)
}

/** Takes a feature collection, or a list of features, apart that comes in pieces. */
export function splitGeoJson(): Splitter {
  const problems: Problem[] = []
  const splitter = splitJson('features', (feature, i) => recordOf(feature, ['features', i], problems))
  return {
    ...splitter,
    head() {
      const { dateline } = splitter.head()
      return { format: FORMAT, ...(isPlain(dateline) && dateline) }
    },
    problems: () => [...splitter.problems(), ...problems.splice(0)],
  }
}

function recordOf(feature: unknown, path: (string | number)[], problems: Problem[]): unknown {
  if (!isPlain(feature) || !isPlain(feature.properties)) {
    problems.push({
      code: 'geojson.properties',
      path: pathText(path),
      message: `${pathText(path)} should be a feature with properties; found ${found(isPlain(feature) ? feature.properties : feature)}.`,
      advice: 'The properties of a feature are the fields of the incident format.',
    })
    return feature
  }
  const record = feature.properties
  const drawn = positionsIn(feature.geometry)
  const named = [record.places, record.origin, record.destination].flatMap(positionsOf)
  if (drawn.length > 0 && !isSameCourse(drawn, named))
    problems.push({
      code: 'geojson.geometry',
      path: pathText([...path, 'geometry']),
      message: `${pathText([...path, 'geometry'])} has other positions than the places in the properties: ${found(JSON.stringify(drawn))}. The places are kept as they are.`,
      advice: 'Write "lat", "lon" and "precision" into the places of the properties.',
    })
  return record
}

/** Positions that a geometry names, in their order: of a line its two ends. None for what the format does not write. */
function positionsIn(geometry: unknown): unknown[] {
  if (!isPlain(geometry) || !Array.isArray(geometry.coordinates)) return []
  const coordinates: unknown[] = geometry.coordinates
  if (geometry.type === 'Point') return [coordinates]
  const positions = geometry.type === 'MultiLineString' ? coordinates.flat() : coordinates
  return String(geometry.type).endsWith('LineString') ? [positions[0], positions.at(-1)] : positions
}

/** Whether two lists of positions are the same; the two sides of ±180° are one. */
function isSameCourse(drawn: readonly unknown[], named: readonly Position[]): boolean {
  return (
    drawn.length === named.length &&
    named.every(([lon, lat], i) => {
      const at = drawn[i]
      return Array.isArray(at) && at[1] === lat && (at[0] === lon || (Math.abs(lon) === 180 && at[0] === -lon))
    })
  )
}

/** Positions of a place as it was read, or of a list of places. */
function positionsOf(place: unknown): Position[] {
  if (Array.isArray(place)) return place.flatMap(positionsOf)
  if (!isPlain(place) || typeof place.lat !== 'number' || typeof place.lon !== 'number') return []
  return [[place.lon, place.lat]]
}
