import type { MapViewOptions } from '../../map/MapView.ts'
import { MapView } from '../../map/MapView.ts'
import { PALETTES } from '../../map/palette.ts'
import type { AppState } from '../../state/appState.ts'
import type { DrawnView, FilmMap, StillFrame, StillView } from '../commands.ts'
import type { Basemap } from './basemap.ts'
import type { Frame } from './scene.ts'
import { scaleIn, sceneOf } from './scene.ts'

/** How a frame of another shape shows what the map shows, and what lies around it. */
async function framing(map: MapView, { tiles }: Basemap, now: AppState, frame: StillFrame) {
  const { theme, width, height, pixelRatio } = frame
  const [stills, loaded] = await Promise.all([import('../../map/still.ts'), tiles.catch(() => null)])
  const [across, down] = map.frameSize()
  const { lng, lat, bearing, pitch, ...at } = map.travel.camera()
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
export async function drawFrame(now: AppState, map: MapView, basemap: Basemap, frame: StillFrame): Promise<StillView> {
  const { theme, width, height } = frame
  const { drawStill, options } = await framing(map, basemap, now, frame)
  const still = await drawStill(makeMap, options, (seen) => sceneOf(pictured(now, seen), theme, [width, height]))
  const state = { ...pictured(now, still.camera), visiblePoints: still.visiblePoints }
  return { canvas: still.canvas, state, scale: scaleIn(state, [width, height]), palette: PALETTES[theme] }
}

/** As `drawFrame`, in shapes instead of pixels. */
export async function writeDown(now: AppState, map: MapView, basemap: Basemap, frame: StillFrame): Promise<DrawnView> {
  const { theme } = frame
  const size: Frame = [frame.width, frame.height]
  const [{ openDrawing }, { options }] = await Promise.all([
    import('../../map/drawing/drawing.ts'),
    framing(map, basemap, now, frame),
  ])
  const drawn = await openDrawing(makeMap, options, (seen) => sceneOf(pictured(now, seen), theme, size))
  const state = { ...pictured(now, drawn.camera), visiblePoints: drawn.visiblePoints }
  return { content: drawn.content, state, scale: scaleIn(state, size), palette: PALETTES[theme] }
}

/** Opens a map that draws one moment after the other; `all` is a state in which everything is shown. */
export async function openFilm(all: AppState, map: MapView, basemap: Basemap, frame: StillFrame): Promise<FilmMap> {
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
