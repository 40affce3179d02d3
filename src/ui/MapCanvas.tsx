import { useEffect, useRef } from 'react'
import { openFan } from '../map/fan.ts'
import { CONTEXT_LOST, MapView } from '../map/MapView.ts'
import type { MapViewOptions, PaintTheme } from '../map/MapView.ts'
import { PALETTES } from '../map/palette.ts'
import { keyOfMark } from '../time/markKey.ts'
import { anchorOf } from '../map/placing.ts'
import type { MarkScale } from '../map/scale.ts'
import { markScale, scaleFor } from '../map/scale.ts'
import type { Scene, Target } from '../map/scene.ts'
import { registerBasemap } from '../map/tiles.ts'
import type { Reading } from '../domain/count.ts'
import { memoLast } from '../lib/memo.ts'
import { changeView, rested, select } from '../state/actions.ts'
import type { AppState } from '../state/appState.ts'
import { idAt } from '../state/dataset.ts'
import { HOME_BOUNDS } from '../state/appState.ts'
import { axisOf, levelAsked, levelOf, pictureOf, selectedOf, selectionOf } from '../state/selectors.ts'
import type { Store } from '../state/store.ts'
import { daysPerSecond, usualLength } from '../time/playback.ts'
import { listAt } from '../lib/lists.ts'
import { rowAt } from '../time/hierarchy.ts'
import type { ClusterMark, Mark, Picture } from '../time/picture.ts'
import { isFew, markOf } from '../time/picture.ts'
import type { DrawnIndex, TimeIndex } from '../time/timeIndex.ts'
import type { DrawnView, FilmMap, StillFrame, StillView } from './commands.ts'
import { setCommands } from './commands.ts'
import { darkScheme, prefersReducedMotion } from './motion.ts'
import { splitColors } from './splitColors.ts'
import { useAppStore } from './store.ts'

/** Width and height of what the map is drawn in, CSS pixels. */
type Frame = readonly [width: number, height: number]

/** The scale of the moment in a frame. */
export const scaleIn: (state: AppState, frame: Frame) => MarkScale = (() => {
  const compute = memoLast(
    (
      index: TimeIndex,
      selection: ReturnType<typeof selectionOf>,
      length: number,
      mode: AppState['view']['mode'],
      level: number,
      largestRadius: number,
    ) => markScale(index, selection, { window: { from: 0, until: length }, mode, level, largestRadius }),
  )
  const answered = memoLast(scaleFor)
  return (state, frame) => {
    if (state.dataset.file) return answered(state.dataset.answers.largest, largestRadius(frame))
    const { from, until } = state.view.window
    return compute(
      state.dataset.index,
      selectionOf(state),
      usualLength(until - from),
      state.view.mode,
      levelOf(state),
      largestRadius(frame),
    )
  }
})()

const page = (): Frame => [innerWidth, innerHeight]

/** The scale of the page's map; asked for by the legend too. */
export const scaleOf = (state: AppState): MarkScale => scaleIn(state, page())

/** The largest disc takes a fixed part of the smaller side. */
const largestRadius = ([width, height]: Frame): number => Math.max(24, Math.min(38, Math.min(width, height) / 20))

/** What a hover means on the map: the key of a mark, and whether it is an arc, disc or tie. */
function hoveredKey(state: AppState, picture: Picture): string | null {
  const { hover } = state
  if (!hover) return null
  if (hover.kind === 'mark') return hover.key
  const mark = markOf(picture, state.dataset.index, hover.position)
  return mark && keyOfMark(mark, picture.level)
}

const fanOf = memoLast((index: TimeIndex, picture: Picture, scale: MarkScale, key: string | null, reading: Reading) => {
  const mark =
    key === null
      ? undefined
      : [...picture.clusters, ...picture.ties].find((candidate) => keyOfMark(candidate, picture.level) === key)
  return mark ? openFan(index, mark, picture.level, scale, reading) : null
})

function sceneOf(state: AppState, theme: PaintTheme, frame: Frame): Scene {
  const { index } = state.dataset
  const picture = pictureOf(state)
  const scale = scaleIn(state, frame)
  const selected = selectedOf(state)
  const mark = selected === null ? null : markOf(picture, index, selected)
  // Of a large file incidents come one by one: nothing that needs many of them at once is drawn.
  const own = state.dataset.file ? null : state.dataset.index
  const fan = own && fanOf(own, picture, scale, state.fanned, state.view.reading)
  return {
    index,
    picture,
    scale,
    palette: PALETTES[theme],
    splitColors: own && state.view.split ? splitColors(own, theme) : null,
    selected:
      fan && selected !== null && fan.blades.some((blade) => blade.incident === selected)
        ? `incident/${selected}`
        : mark && keyOfMark(mark, picture.level),
    // Beside drafts, what is known recedes: everything is lit less but a mark that is not there.
    hovered: state.isDeskOpen ? 'desk' : hoveredKey(state, picture),
    fan,
    playback:
      state.playing && state.view.mode !== 'to-end' && !prefersReducedMotion()
        ? { at: state.playing.at, perSecond: daysPerSecond(axisOf(state), state.speed) }
        : null,
  }
}

export const paintTheme = (theme: AppState['view']['theme']): PaintTheme =>
  theme === 'system' ? (darkScheme().matches ? 'dark' : 'light') : theme

/** Opens a mark: one incident is selected; several are parted by zooming in, or fanned out where no zoom parts them. */
function open(store: Store, view: MapView, target: Target | null): void {
  if (!target)
    return void store.dispatch((state) => ({ ...state, fanned: null, view: { ...state.view, selection: null } }))
  const state = store.getState()
  const { dataset } = state
  const { index } = dataset
  const choose = (position: number): void => store.dispatch(select(idAt(dataset, position)))
  if (target.incident !== null) return choose(target.incident)
  const { mark, key } = target
  if (mark.kind === 'flow' || mark.records === 1) return choose(newest(index, mark))
  const parting = mark.kind === 'cluster' ? partingLevel(index, mark, levelOf(state)) : null
  if (parting === null && dataset.file) choose(newest(index, mark))
  else if (parting === null) store.dispatch((current) => ({ ...current, fanned: current.fanned === key ? null : key }))
  else view.flyTo(anchorOf(index, levelOf(state), mark), parting)
}

const newest = ({ columns }: DrawnIndex, mark: Mark): number =>
  mark.members.reduce((best, i) => (columns.start[i]! > columns.start[best]! ? i : best))

/** The first level at which the incidents of a cluster are no longer all in one; null where none parts them. */
function partingLevel({ hierarchy, placed }: DrawnIndex, mark: ClusterMark, level: number): number | null {
  const { start } = hierarchy.levels[level]!
  // Of very many incidents, the first and the last point that the cluster can have stand for theirs.
  const points = isFew(mark)
    ? mark.members.flatMap((i) => Array.from(listAt(placed, i)))
    : [hierarchy.leaves[start[mark.row]!]!, hierarchy.leaves[start[mark.row + 1]! - 1]!]
  for (let finer = level + 1; finer <= hierarchy.maxZoom; finer++) {
    const first = rowAt(hierarchy, finer, points[0]!)
    if (points.some((point) => rowAt(hierarchy, finer, point) !== first)) return finer
  }
  return null
}

/** The background map on its way: its tiles' url, and whom to tell when tiles stop coming later. */
export interface Basemap {
  tiles: Promise<string>
  listeners: Set<(message: string) => void>
}

/** Asks for the basemap; to be called before anything else, so that it is there when the map is. */
export function startBasemap(url: string): Basemap {
  const listeners: Basemap['listeners'] = new Set()
  const tiles = registerBasemap(url, { onProblem: (message) => listeners.forEach((listener) => listener(message)) })
  // Whoever draws the map handles the failure; until then it is nobody's.
  tiles.catch(() => undefined)
  return { tiles, listeners }
}

/** How long the first picture waits for the basemap before it is drawn without. */
const PATIENCE_MS = 1500

/** What hands on the map do: all that they can, only what leaves the page around it scrolling, or nothing. */
export type Hands = 'all' | 'guest' | 'none'

interface MapCanvasProps {
  basemap: Basemap
  fitHome: boolean
  hands: Hands
  onProblem: (message: string, fatal: boolean) => void
}

/** Hands the state to the map and the map's events to the state. React draws nothing inside. */
export function MapCanvas({ basemap, fitHome, hands, onProblem }: MapCanvasProps) {
  const container = useRef<HTMLDivElement>(null)
  const store = useAppStore()

  useEffect(() => {
    let stop: (() => void) | null = null
    let isGone = false
    const early = Promise.race([basemap.tiles, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))])
    void early
      .catch(() => null)
      .then((tiles) => {
        if (!isGone) stop = attachMap(container.current!, store, tiles, { basemap, fitHome, hands, onProblem })
      })
    return () => {
      isGone = true
      stop?.()
    }
  }, [store, basemap, fitHome, hands, onProblem])

  return <div ref={container} className="map-canvas" inert={hands === 'none'} />
}

/** Makes the map and connects it to the store both ways; returns how to take it away again. */
function attachMap(
  container: HTMLElement,
  store: Store,
  tiles: string | null,
  { basemap, fitHome, hands, onProblem }: MapCanvasProps,
): () => void {
  const { view } = store.getState()
  let theme = paintTheme(view.theme)
  const tell = (message: string): void => onProblem(message, false)
  let map: MapView
  try {
    map = new MapView({
      container,
      camera: view.camera,
      projection: view.projection,
      theme,
      reducedMotion: prefersReducedMotion(),
      tiles,
      isGuest: hands === 'guest',
      ...mapEvents(store, () => map),
      onProblem: tell,
    })
  } catch (error) {
    onProblem(error instanceof Error ? error.message : String(error), true)
    return () => undefined
  }
  basemap.listeners.add(tell)
  if (!tiles) {
    basemap.tiles.then(
      (late) => map.showBasemap(late),
      (error: unknown) => {
        tell(
          `The background map could not be loaded: ${error instanceof Error ? error.message : 'unknown error'}. Marks and arcs are drawn without it.`,
        )
        store.dispatch((state) => ({ ...state, mapStatus: 'ready' }))
      },
    )
  }
  let drawn = sceneOf(store.getState(), theme, page())
  map.setScene(drawn)
  if (fitHome) map.fitBounds(HOME_BOUNDS, false)
  store.dispatch((state) => ({ ...state, visiblePoints: map.visiblePoints() }))
  const unsubscribe = store.subscribe((state, before) => {
    theme = paintTheme(state.view.theme)
    map.setTheme(theme)
    map.setProjection(state.view.projection)
    if (state.view.camera !== before.view.camera && isElsewhere(state.view.camera, map.camera()))
      map.jumpTo(state.view.camera)
    const scene = sceneOf(state, theme, page())
    if ((Object.keys(scene) as (keyof Scene)[]).some((part) => scene[part] !== drawn[part]))
      map.setScene((drawn = scene))
    if (state.dataset.index === before.dataset.index) return
    if (state.dataset.file) store.dispatch((current) => ({ ...current, viewport: map.viewport() }))
    else if (!state.visiblePoints) store.dispatch((current) => ({ ...current, visiblePoints: map.visiblePoints() }))
  })
  const media = darkScheme()
  const retheme = (): void => store.dispatch(changeView({}))
  media.addEventListener('change', retheme)
  setCommands({
    zoomBy: (steps) => map.zoomBy(steps),
    goHome: () => map.fitBounds(HOME_BOUNDS),
    fit: (bounds) => map.fitBounds(bounds),
    resetNorth: () => map.resetNorth(),
    flyTo: (lngLat, zoom) => map.flyTo(lngLat, zoom),
    moveTo: (camera, frame, animate) => map.moveTo(camera, frame, animate),
    frameSize: () => map.frameSize(),
    showPins: (pins, listener) =>
      import('../map/pins.ts').then(({ showPins }) => showPins(map.ground(), pins, listener)),
    still: (frame) => drawFrame(store, map, basemap, frame),
    drawing: (frame) => writeDown(store, map, basemap, frame),
    film: (frame, all) => openFilm(map, basemap, frame, all),
    openMark: (mark) => {
      const { level } = pictureOf(store.getState())
      map.reveal(anchorOf(store.getState().dataset.index, level, mark))
      open(store, map, { key: keyOfMark(mark, level), mark, x: 0, y: 0, radius: 0, incident: null })
    },
  })
  return () => {
    setCommands(null)
    unsubscribe()
    basemap.listeners.delete(tell)
    media.removeEventListener('change', retheme)
    map.destroy()
  }
}

/** How a frame of another shape shows what the map shows, and what lies around it. */
async function framing(map: MapView, { tiles }: Basemap, now: AppState, frame: StillFrame) {
  const { theme, width, height, pixelRatio } = frame
  const [stills, loaded] = await Promise.all([import('../map/still.ts'), tiles.catch(() => null)])
  const [across, down] = map.frameSize()
  const { lng, lat, bearing, pitch, ...at } = map.camera()
  const zoom = Math.min(12, at.zoom + Math.log2(Math.min(width / across, height / down)))
  const camera = { lng, lat, bearing, pitch, zoom }
  const { projection } = now.view
  return { ...stills, options: { camera, projection, theme, tiles: loaded, width, height, pixelRatio } }
}

/** What a picture for others shows of a state: nothing that belongs to the moment on the page. */
const pictured = (state: AppState, camera: AppState['view']['camera']): AppState => ({
  ...state,
  hover: null,
  fanned: null,
  playing: null,
  isDeskOpen: false,
  zoom: camera.zoom,
  view: { ...state.view, camera },
})

const makeMap = (options: MapViewOptions): MapView => new MapView(options)

/** Draws the map once, in a frame and in a size of its own. */
async function drawFrame(store: Store, map: MapView, basemap: Basemap, frame: StillFrame): Promise<StillView> {
  const now = store.getState()
  const { theme, width, height } = frame
  const { drawStill, options } = await framing(map, basemap, now, frame)
  const still = await drawStill(makeMap, options, (seen) => sceneOf(pictured(now, seen), theme, [width, height]))
  const state = { ...pictured(now, still.camera), visiblePoints: still.visiblePoints }
  return { canvas: still.canvas, state, scale: scaleIn(state, [width, height]), palette: PALETTES[theme] }
}

/** As `drawFrame`, in shapes instead of pixels. */
async function writeDown(store: Store, map: MapView, basemap: Basemap, frame: StillFrame): Promise<DrawnView> {
  const now = store.getState()
  const { theme } = frame
  const size: Frame = [frame.width, frame.height]
  const [{ openDrawing }, { options }] = await Promise.all([
    import('../map/drawing/drawing.ts'),
    framing(map, basemap, now, frame),
  ])
  const drawn = await openDrawing(makeMap, options, (seen) => sceneOf(pictured(now, seen), theme, size))
  const state = { ...pictured(now, drawn.camera), visiblePoints: drawn.visiblePoints }
  return { content: drawn.content, state, scale: scaleIn(state, size), palette: PALETTES[theme] }
}

/** Opens a map that draws one moment after the other. */
async function openFilm(map: MapView, basemap: Basemap, frame: StillFrame, all: AppState): Promise<FilmMap> {
  const { theme } = frame
  const size: Frame = [frame.width, frame.height]
  const { openStage, options } = await framing(map, basemap, all, frame)
  const { draw, end, camera, visiblePoints } = await openStage(makeMap, options, (seen) =>
    sceneOf(pictured(all, seen), theme, size),
  )
  return {
    draw({ state: given, perSecond }) {
      const state = { ...pictured(given, camera), visiblePoints }
      const moves = given.playing && given.view.mode !== 'to-end'
      const playback = moves ? { at: given.playing!.at, perSecond } : null
      const canvas = draw({ ...sceneOf(state, theme, size), playback })
      return { canvas, state, scale: scaleIn(state, size), palette: PALETTES[theme] }
    },
    end,
  }
}

/** What the state learns from the map. */
function mapEvents(
  store: Store,
  map: () => MapView,
): Pick<MapViewOptions, 'onMoved' | 'onShown' | 'onZoom' | 'onHover' | 'onPick' | 'onReady' | 'onRecovered'> {
  return {
    onMoved: (camera) => {
      store.dispatch(rested(camera))
      // Of a large file the points are too many to be looked at here.
      if (!store.getState().dataset.file)
        store.dispatch((state) => ({ ...state, visiblePoints: map().visiblePoints() }))
    },
    onShown: () => {
      if (store.getState().dataset.file) store.dispatch((state) => ({ ...state, viewport: map().viewport() }))
    },
    onZoom: (zoom) => {
      const state = store.getState()
      if (levelAsked(state) !== levelAsked({ ...state, zoom }))
        store.dispatch((current) => ({ ...current, zoom, fanned: null }))
    },
    onHover: (target) => {
      const key = target?.key ?? null
      const { hover } = store.getState()
      if (key !== (hover?.kind === 'mark' ? hover.key : null))
        store.dispatch((state) => ({ ...state, hover: key === null ? null : { kind: 'mark', key } }))
    },
    onPick: (target) => open(store, map(), target),
    onRecovered: () =>
      store.dispatch((state) => ({
        ...state,
        notices: state.notices.map((notice) =>
          notice.message === CONTEXT_LOST
            ? { ...notice, message: 'The graphics context was lost for a moment; the map is drawn again.' }
            : notice,
        ),
      })),
    onReady: () => store.dispatch((state) => ({ ...state, mapStatus: 'ready' })),
  }
}

function isElsewhere(a: AppState['view']['camera'], b: AppState['view']['camera']): boolean {
  const pixel = 360 / (512 * 2 ** a.zoom)
  return (
    Math.abs(a.lng - b.lng) > pixel / 8 ||
    Math.abs(a.lat - b.lat) > pixel / 8 ||
    Math.abs(a.zoom - b.zoom) > 1e-4 ||
    Math.abs(a.bearing - b.bearing) > 1e-3 ||
    Math.abs(a.pitch - b.pitch) > 1e-3
  )
}
