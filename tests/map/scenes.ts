/** Scenes of random and of hand-made incidents, with a camera and a ruler that need no browser. */
import fc from 'fast-check'
import { parseDay } from '../../src/domain/day.ts'
import type { Incident } from '../../src/domain/incident.ts'
import { weigh } from '../../src/domain/weigh.ts'
import type { DiscShape } from '../../src/map/discs.ts'
import { discsOf, ribbonsOf } from '../../src/map/drawing/spelled.ts'
import type { LabelSize } from '../../src/map/glyphs.ts'
import { PALETTES } from '../../src/map/palette.ts'
import type { Ribbon } from '../../src/map/ribbons.ts'
import { markScale } from '../../src/map/scale.ts'
import type { LiveMarks } from '../../src/map/live.ts'
import { joinLive, liveMark } from '../../src/map/live.ts'
import { valuesOf } from '../../src/map/aim.ts'
import type { Project, Scene, Shapes } from '../../src/map/scene.ts'
import { buildShapes } from '../../src/map/scene.ts'
import type { MarkValues } from '../../src/map/tween.ts'
import type { MarkKey } from '../../src/time/markKey.ts'
import { keyOfMark } from '../../src/time/markKey.ts'
import type { Mark, Picture, Selection } from '../../src/time/picture.ts'
import { pictureAt } from '../../src/time/picture.ts'
import type { TimeIndex } from '../../src/time/timeIndex.ts'
import { buildTimeIndex } from '../../src/time/timeIndex.ts'
import { everyone, exactly, makeIncident } from '../helpers/arbitraries.ts'

/** The whole world, that many pixels wide. */
export const plain =
  (width: number): Project =>
  (x, y) => [x * width, y * width]

export const measure = (size: LabelSize, text: string): number => size * 0.56 * text.length

export const marksOf = ({ clusters, ties, flows }: Picture): Mark[] => [...clusters, ...ties, ...flows]

export const selectAll = (index: TimeIndex): Selection => {
  const mask = everyone(index.incidents)
  return { mask, weights: weigh(index.incidents, index.inside, mask) }
}

export const EVER = { from: -Infinity, until: Infinity }

interface Options extends Partial<Pick<Scene, 'splitColors' | 'selected' | 'hovered' | 'fan' | 'playback'>> {
  level?: number
  split?: boolean
}

/** A scene whose incidents are all at hand. */
export interface OwnScene extends Scene {
  index: TimeIndex
}

export function sceneOf(incidents: readonly Incident[], { level = 6, split = false, ...rest }: Options = {}): OwnScene {
  const index = buildTimeIndex(incidents)
  const selection = selectAll(index)
  const scale = markScale(index, selection, {
    window: { from: 0, until: 1 },
    mode: 'from-start',
    level,
    largestRadius: 34,
  })
  return {
    index,
    picture: pictureAt(index, selection, EVER, level, { split }),
    scale,
    palette: PALETTES.light,
    splitColors: null,
    selected: null,
    hovered: null,
    fan: null,
    playback: null,
    ...rest,
  }
}

export const valuesOfAll = ({ index, picture }: Scene): Map<MarkKey, MarkValues> =>
  new Map(marksOf(picture).map((mark) => [keyOfMark(mark, picture.level), valuesOf(index, picture.level, mark)]))

/** Pixels of the world at the scene's level. */
export const worldWidth = ({ picture }: Scene): number => 512 * 2 ** picture.level

/** What is shown of a mark, as an object of its own. */
export const spelledValues = ({ x, y, least, most, presence }: Readonly<MarkValues>): MarkValues => ({
  x,
  y,
  least,
  most,
  presence,
})

/** Shapes with an object for each. */
export interface SpelledShapes extends Omit<Shapes, 'discs' | 'arcs' | 'ties' | 'room'> {
  discs: DiscShape[]
  arcs: Ribbon[]
  ties: Ribbon[]
  /** Mercator places of the targets that are not in a fan. */
  places: Map<MarkKey, { x: number; y: number }>
}

export const spelled = ({ room: _room, ...shapes }: Shapes): SpelledShapes => ({
  ...shapes,
  discs: discsOf(shapes.discs),
  arcs: ribbonsOf(shapes.arcs),
  ties: ribbonsOf(shapes.ties),
  places: new Map(shapes.targets.flatMap(({ key, place }) => (place ? [[key, place]] : []))),
})

/** Marks with values of their own; what has values and no mark is on its way out. */
export function liveOf(scene: Scene, values: ReadonlyMap<MarkKey, MarkValues>): LiveMarks {
  const left = new Map(values)
  const live = joinLive(scene.picture, (mark) => {
    const key = keyOfMark(mark, scene.picture.level)
    left.delete(key)
    const shown = values.get(key)
    return shown ? liveMark(mark, key, shown) : null
  })
  return { ...live, leaving: [...left.values()] }
}

export const drawnShapes = (scene: Scene, values = valuesOfAll(scene), before?: Shapes): Shapes =>
  buildShapes(scene, liveOf(scene, values), plain(worldWidth(scene)), measure, before)

export const shapesOf = (scene: Scene, values = valuesOfAll(scene)): SpelledShapes =>
  spelled(drawnShapes(scene, values))

export const town = (name: string, lon: number, lat: number) => ({
  name,
  country: 'KH',
  lon,
  lat,
  precision: 'city' as const,
})
export const province = (name: string, lon: number, lat: number) => ({
  name,
  country: 'KH',
  lon,
  lat,
  precision: 'admin1' as const,
})
export const country = (name: string, lon: number, lat: number) => ({
  name,
  country: 'KH',
  lon,
  lat,
  precision: 'country' as const,
})

export const onDay = (iso: string): Incident['date'] => ({ start: iso, end: iso, precision: 'day' })
export const day = (iso: string): number => parseDay(iso)!

export const arrests = (people: number, places: Incident['places'], change: Partial<Incident> = {}): Incident =>
  makeIncident({
    id: `${places[0]?.name} ${people}`,
    count: exactly(people),
    date: onDay('2017-08-16'),
    places,
    ...change,
  })

export const deports = (
  people: number,
  origin: Incident['origin'],
  destination: Incident['destination'],
  change: Partial<Incident> = {},
): Incident =>
  makeIncident({
    id: `from ${origin?.name} ${people}`,
    type: 'deportation',
    count: exactly(people),
    date: onDay('2017-08-16'),
    origin,
    destination,
    ...change,
  })

export const anyLevel = fc.integer({ min: 0, max: 11 })
