import type { Camera, Projection } from '../domain/view.ts'
import type { MapView, MapViewOptions, PaintTheme } from './MapView.ts'
import type { Scene } from './scene.ts'

export interface StillOptions {
  camera: Camera
  projection: Projection
  theme: PaintTheme
  /** The basemap's tiles as `registerBasemap` gives them; null draws the marks on plain ground. */
  tiles: string | null
  /** CSS pixels; the picture has `pixelRatio` times as many. */
  width: number
  height: number
  pixelRatio: number
}

export interface Still {
  /** A plain canvas of its own: nothing draws on it any more. */
  canvas: HTMLCanvasElement
  /** Where the camera ended: a flat map cannot be zoomed out until it is lower than its frame. */
  camera: Camera
  /** One byte per point of the scene's index: 1 where the picture shows it. */
  visiblePoints: Uint8Array | null
}

/** A map beside the page that shows one scene after the other, each at once. */
export interface Stage extends Omit<Still, 'canvas'> {
  /** Draws a scene. The canvas holds it until the current task ends. The same scene gives the same picture. */
  draw: (scene: Scene) => HTMLCanvasElement
  inspect: MapView['inspect']
  /** Takes the map away. */
  end: () => void
}

const PATIENCE_MS = 60_000

/**
 * Draws a scene once, on a map of its own beside the page, as large as is asked for. `sceneAt` gives the scene for the
 * camera that the frame allows; `make` makes the map, whose code is with the page already. Rejects where WebGL2 cannot be
 * had, or where the basemap does not come within a minute.
 */
export async function drawStill(
  make: (options: MapViewOptions) => MapView,
  options: StillOptions,
  sceneAt: (camera: Camera) => Scene,
): Promise<Still> {
  const { draw, end, camera, visiblePoints } = await openStage(make, options, sceneAt)
  try {
    return { canvas: copyOf(draw(sceneAt(camera))), camera, visiblePoints }
  } finally {
    end()
  }
}

/**
 * Opens a map beside the page, for pictures one after the other: as `drawStill`. The basemap's labels make room for the
 * marks of the scene that `sceneAt` gives, and stay there.
 */
export async function openStage(
  make: (options: MapViewOptions) => MapView,
  options: StillOptions,
  sceneAt: (camera: Camera) => Scene,
): Promise<Stage> {
  const { width, height } = options
  const container = document.createElement('div')
  container.className = 'still-map'
  container.inert = true
  container.style.width = `${width}px`
  container.style.height = `${height}px`
  document.body.append(container)
  let map: MapView | null = null
  const end = (): void => {
    map?.destroy()
    container.remove()
  }
  try {
    let tellReady: () => void = nothing
    const ready = new Promise<void>((resolve) => (tellReady = resolve))
    const made = make({ ...options, ...DEAF, container, reducedMotion: true, isStill: true, onReady: tellReady })
    map = made
    const camera = made.travel.camera()
    made.setScene(sceneAt(camera))
    if (options.tiles) await inTime(ready)
    await inTime(made.settled())
    made.holdLabels()
    const draw = (scene: Scene): HTMLCanvasElement => {
      made.setScene(scene)
      return made.draw()
    }
    return { draw, end, inspect: made.inspect, camera, visiblePoints: made.visiblePoints() }
  } catch (error) {
    end()
    throw error
  }
}

const nothing = (): void => undefined

/** Nobody listens to a map that is drawn once. */
const DEAF = {
  onMoved: nothing,
  onShown: nothing,
  onZoom: nothing,
  onHover: nothing,
  onPick: nothing,
  onRecovered: nothing,
  onProblem: nothing,
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the background map did not come within a minute')), PATIENCE_MS)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** The drawing buffer is gone after the task that drew it. */
function copyOf(drawn: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width
  canvas.height = drawn.height
  canvas.getContext('2d')!.drawImage(drawn, 0, 0)
  return canvas
}
