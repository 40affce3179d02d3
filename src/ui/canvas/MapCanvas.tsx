import { useEffect, useRef } from 'react'
import type { MapViewOptions } from '../../map/MapView.ts'
import { CONTEXT_LOST, MapView } from '../../map/MapView.ts'
import { anchorOf } from '../../map/placing.ts'
import type { Scene, Target } from '../../map/scene.ts'
import { changeView, rested, select } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import { HOME_BOUNDS } from '../../state/appState.ts'
import { idAt } from '../../state/dataset.ts'
import { levelAsked, levelOf, pictureOf } from '../../state/selectors.ts'
import type { Store } from '../../state/store.ts'
import { listAt } from '../../lib/lists.ts'
import { rowAt } from '../../time/hierarchy.ts'
import { keyOfMark } from '../../time/markKey.ts'
import type { ClusterMark, Mark } from '../../time/picture.ts'
import { isFew } from '../../time/picture.ts'
import type { DrawnIndex } from '../../time/timeIndex.ts'
import { setCommands } from '../commands.ts'
import { darkScheme, prefersReducedMotion } from '../motion.ts'
import { useAppStore } from '../store.ts'
import type { Basemap } from './basemap.ts'
import { page, paintTheme, sceneOf } from './scene.ts'
import { words } from '../words/words.ts'

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
  else view.travel.flyTo(anchorOf(index, levelOf(state), mark), parting)
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
  const { library } = words().map
  try {
    map = new MapView({
      container,
      camera: view.camera,
      projection: view.projection,
      theme,
      reducedMotion: prefersReducedMotion(),
      tiles,
      isGuest: hands === 'guest',
      ...(library && { locale: library }),
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
  // First the camera: its zoom says which clusters the first picture has.
  if (fitHome) map.travel.fitBounds(HOME_BOUNDS, false)
  let drawn = sceneOf(store.getState(), theme, page())
  map.setScene(drawn)
  store.dispatch((state) => ({ ...state, visiblePoints: map.visiblePoints() }))
  const unsubscribe = store.subscribe((state, before) => {
    theme = paintTheme(state.view.theme)
    map.setTheme(theme)
    map.setProjection(state.view.projection)
    if (state.view.camera !== before.view.camera && isElsewhere(state.view.camera, map.travel.camera()))
      map.travel.jumpTo(state.view.camera)
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
    zoomBy: (steps) => map.travel.zoomBy(steps),
    goHome: () => map.travel.fitBounds(HOME_BOUNDS),
    fit: (bounds) => map.travel.fitBounds(bounds),
    fitNow: (bounds) => {
      map.travel.fitBounds(bounds, false)
      return map.drawnViewport()
    },
    resetNorth: () => map.travel.resetNorth(),
    flyTo: (lngLat, zoom) => map.travel.flyTo(lngLat, zoom),
    moveTo: (camera, frame, animate) => map.travel.moveTo(camera, frame, animate),
    frameSize: () => map.frameSize(),
    showPins: (pins, listener) =>
      import('../../map/pins.ts').then(({ showPins }) => showPins(map.ground(), pins, listener)),
    still: (frame) => import('./pictures.ts').then(({ drawFrame }) => drawFrame(store.getState(), map, basemap, frame)),
    drawing: (frame) =>
      import('./pictures.ts').then(({ writeDown }) => writeDown(store.getState(), map, basemap, frame)),
    film: (frame, all) => import('./pictures.ts').then(({ openFilm }) => openFilm(all, map, basemap, frame)),
    openMark: (mark) => {
      const { level } = pictureOf(store.getState())
      map.reveal(anchorOf(store.getState().dataset.index, level, mark))
      open(store, map, { key: keyOfMark(mark, level), mark, x: 0, y: 0, radius: 0, place: null, incident: null })
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
