import type { CustomLayerInterface, CustomRenderMethodInput, MapMouseEvent } from 'maplibre-gl'
import { Map as GlMap, prewarm, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Camera, Projection } from '../domain/view.ts'
import { latToMercatorY, lngToMercatorX, mercatorXToLng, mercatorYToLat } from '../lib/mercator.ts'
import type { Viewport } from '../lib/viewport.ts'
import { flatProjector } from '../lib/viewport.ts'
import { COUNTRY_ONLY } from '../time/timeIndex.ts'
import { Areas } from './areas.ts'
import { FIRST_LABEL_LAYER, basemapStyle } from './basemap.ts'
import { rgba } from './color.ts'
import { LabelRoom } from './labelRoom.ts'
import { DiscPass } from './layers/discPass.ts'
import { RibbonPass } from './layers/ribbonPass.ts'
import { TextPass } from './layers/textPass.ts'
import { PALETTES } from './palette.ts'
import { pick } from './pick.ts'
import { repaint } from './repaint.ts'
import type { Project, Scene, Shapes, Target } from './shapes.ts'
import type { Ground } from './ground.ts'
import { groundOf } from './ground.ts'
import type { JoinedMarks, Live } from './live.ts'
import { aimAt } from './aim.ts'
import { buildShapes } from './scene.ts'
import { Travel } from './travel.ts'
import { Tweens } from './tween.ts'

setWorkerUrl(new URL(workerUrl, document.baseURI).href)
// Its workers start while the reports are still on their way.
prewarm()

export type PaintTheme = 'light' | 'dark'

export interface MapViewOptions {
  container: HTMLElement
  camera: Camera
  projection: Projection
  theme: PaintTheme
  /** No camera flights, no growing and shrinking: every change is a step. */
  reducedMotion: boolean
  /** The basemap's tiles as `registerBasemap` gives them, where they are at hand already. */
  tiles: string | null
  /** Drawn once at this many device pixels per CSS pixel, and not for anybody's hands. */
  isStill?: boolean
  /** In a page of somebody else's: one finger and the bare wheel scroll that page, two fingers and Ctrl move the map. */
  isGuest?: boolean
  pixelRatio?: number
  /** What the library itself says, by its keys, where that is not English. */
  locale?: Readonly<Record<string, string>>
  /** The camera has come to rest. */
  onMoved: (camera: Camera) => void
  /** A frame has been drawn with the camera at rest. */
  onShown: () => void
  onZoom: (zoom: number) => void
  onHover: (target: Target | null) => void
  onPick: (target: Target | null) => void
  /** The basemap can be seen. */
  onReady: () => void
  /** The problem `CONTEXT_LOST` is over. */
  onRecovered: () => void
  /** Something is missing or broken, in words for a person. */
  onProblem: (message: string) => void
}

type Frame = Parameters<RibbonPass['draw']>[2]
const sizeOf = (map: GlMap): readonly [width: number, height: number] => {
  const { clientWidth, clientHeight } = map.getCanvas()
  return [clientWidth, clientHeight]
}

const isGlobe = ({ shaderData }: CustomRenderMethodInput): boolean => shaderData.variantName.includes('globe')

const TWEEN_MS = 240
export const CONTEXT_LOST =
  'The graphics context was lost; the map will be drawn again as soon as the browser gives it back. The list and the timeline go on.'

/** Device pixels of a side; what the graphics card allows may be less, and then the ratio is. */
const LARGEST_STILL: [number, number] = [8192, 8192]
/** Longer than a tween, so that the marks have arrived. */
const ROOM_DELAY_MS = 320

/**
 * Owns the MapLibre map, the only object that does. Draws scenes in two WebGL layers (arcs under the basemap's labels,
 * marks above them), and tells where they were hit. Throws where WebGL2 cannot be had.
 */
export class MapView {
  private readonly map: GlMap
  readonly travel: Travel
  private readonly arcs = new RibbonPass()
  private readonly ties = new RibbonPass()
  private readonly discs = new DiscPass()
  private readonly texts: TextPass
  private readonly tweens: Tweens<Live>
  private scene: Scene | null = null
  private gl: WebGL2RenderingContext | null = null
  private shapes: Shapes | null = null
  private live: JoinedMarks | null = null
  private preparedAt = -1
  /** What all passes of this frame have in common; null between frames. */
  private common: Frame | null = null
  private readonly room: LabelRoom
  private readonly areas: Areas
  private destroyed = false
  private projection: CustomRenderMethodInput['defaultProjectionData'] | null = null
  /** The camera has come to rest, and no frame has shown it there yet. */
  private isFrameDue = false
  /** CSS pixels; read only when it changes, since reading makes the browser lay out the page. */
  private size: readonly [width: number, height: number]

  constructor(private readonly options: MapViewOptions) {
    this.tweens = new Tweens(options.reducedMotion ? 0 : TWEEN_MS)
    const { camera } = options
    this.map = new GlMap({
      container: options.container,
      style: basemapStyle({ theme: options.theme, projection: options.projection, tiles: options.tiles }),
      center: [camera.lng, camera.lat],
      zoom: camera.zoom,
      bearing: camera.bearing,
      pitch: camera.pitch,
      maxZoom: 12,
      maxPitch: 60,
      attributionControl: false,
      fadeDuration: options.reducedMotion ? 0 : 200,
      interactive: !options.isStill,
      cooperativeGestures: options.isGuest ?? false,
      ...(options.locale && { locale: options.locale }),
      ...(options.pixelRatio && { pixelRatio: options.pixelRatio, maxCanvasSize: LARGEST_STILL }),
      // A keyboard user gets the map's own keys; the marks have their own list.
      keyboard: true,
    })
    this.travel = new Travel(this.map, options.reducedMotion)
    this.size = sizeOf(this.map)
    this.texts = new TextPass(this.map.getPixelRatio())
    this.room = new LabelRoom(this.map, () => this.shapes, ROOM_DELAY_MS)
    this.areas = new Areas(this.map)
    this.listen()
    if (options.tiles) this.map.once('idle', options.onReady)
    void document.fonts.load('600 13px "Source Sans 3"').then(() => this.refreshText())
  }

  private listen(): void {
    const { map, options } = this
    map.on('style.load', () => this.addLayers())
    map.on('moveend', () => {
      options.onMoved(this.travel.camera())
      this.isFrameDue = true
      map.triggerRepaint()
      this.room.follow()
    })
    map.on('zoom', () => options.onZoom(map.getZoom()))
    map.on('resize', () => {
      this.size = sizeOf(map)
      if (map.getPixelRatio() !== this.texts.pixelRatio) this.refreshText()
    })
    map.on('idle', () => {
      const { gl } = this
      if (gl && !gl.isContextLost()) for (const pass of [this.arcs, this.ties, this.discs, this.texts]) pass.settle(gl)
    })
    map.on('mousemove', (event) => this.hover(event))
    map.on('mouseout', () => options.onHover(null))
    map.on('click', (event) => options.onPick(this.targetAt(event.point.x, event.point.y)))
    map.on('webglcontextlost', () => options.onProblem(CONTEXT_LOST))
    map.on('webglcontextrestored', () => {
      for (const part of [this.arcs, this.ties, this.discs, this.texts]) part.forget()
      // The states of the basemap's areas are lost with the context, and come back once its tiles have.
      map.once('idle', () => this.areas.renew(this.scene))
      map.triggerRepaint()
      options.onRecovered()
    })
    map.on('error', (event) => options.onProblem(`The map reports: ${event.error.message}`))
  }

  /** Draws the basemap under what is there already. */
  showBasemap(tiles: string): void {
    if (this.destroyed) return
    const { theme, projection, onReady } = this.options
    this.map.setStyle(basemapStyle({ theme, projection, tiles }), { diff: false })
    this.map.once('idle', onReady)
  }

  private addLayers(): void {
    const { map } = this
    const below: CustomLayerInterface = {
      id: 'dateline-arcs',
      type: 'custom',
      renderingMode: '2d',
      render: (gl, input) => {
        this.prepare(input)
        if (this.shapes) this.arcs.draw(gl, input, this.frame(input), this.shapes.arcs)
      },
    }
    const above: CustomLayerInterface = {
      id: 'dateline-marks',
      type: 'custom',
      renderingMode: '2d',
      onAdd: (_map, gl) => void (this.gl = gl),
      render: (gl, input) => {
        this.prepare(input)
        const frame = this.frame(input)
        this.projection = input.defaultProjectionData
        if (this.isFrameDue) queueMicrotask(this.options.onShown)
        this.isFrameDue = false
        if (this.shapes) {
          this.ties.draw(gl, input, frame, this.shapes.ties)
          this.discs.draw(gl, input, frame, this.shapes.discs)
        }
        this.texts.draw(gl, input, frame)
        this.preparedAt = -1
        this.common = null
        if (!this.options.isStill && (this.shapes?.animated || this.tweens.moving(performance.now())))
          map.triggerRepaint()
      },
    }
    map.addLayer(below, map.getLayer(FIRST_LABEL_LAYER) ? FIRST_LABEL_LAYER : undefined)
    map.addLayer(above)
    this.room.addTo(map)
    this.areas.setHatch(PALETTES[this.options.theme].arrest)
    this.areas.renew(this.scene)
  }

  private frame(input: CustomRenderMethodInput): Frame {
    const palette = PALETTES[this.options.theme]
    this.common ??= {
      viewport: this.size,
      worlds: isGlobe(input) ? [0] : this.worlds(),
      light: rgba(palette.page),
      halo: rgba(palette.land, 0.8),
    }
    return this.common
  }

  /** The copies of the world in which the screen shows something of the marks, which may reach over ±180°. */
  private worlds(): number[] {
    const bounds = this.map.getBounds()
    const { west, east } = this.shapes?.reach ?? { west: -180, east: 180 }
    const first = Math.ceil((bounds.getWest() - east) / 360)
    const last = Math.floor((bounds.getEast() - west) / 360)
    return Array.from({ length: Math.max(0, Math.min(7, last - first + 1)) }, (_, i) => first + i)
  }

  /** Builds this frame's shapes, once for both layers. */
  private prepare(input: CustomRenderMethodInput): void {
    if (!this.scene || !this.live || this.preparedAt >= 0) return
    this.preparedAt = performance.now()
    const leaving = this.tweens.at(this.preparedAt)
    this.shapes = buildShapes(
      this.scene,
      { ...this.live, leaving },
      this.projector(input),
      (size, text) => this.texts.measure(size, text),
      this.shapes ?? undefined,
    )
    this.texts.set(this.shapes.texts)
  }

  /** `toScreen` for the many places of one frame. */
  private projector(input: CustomRenderMethodInput): Project {
    if (isGlobe(input)) return (x, y) => this.toScreen(x, y)
    const [width, height] = this.size
    const middle = lngToMercatorX(this.map.getCenter().lng)
    return flatProjector({ matrix: input.defaultProjectionData.mainMatrix, middle, width, height })
  }

  /** Screen position in the copy of the world that is nearest to the middle; null behind the globe. */
  private toScreen(x: number, y: number): readonly [number, number] | null {
    const { map } = this
    const lng = mercatorXToLng(x)
    const lat = mercatorYToLat(y)
    const centre = map.getCenter().lng
    const near = lng + 360 * Math.round((centre - lng) / 360)
    const point = map.project([near, lat])
    if (this.options.projection === 'globe' && map.getZoom() < 6) {
      // What the globe hides projects to a point in front of it, which leads back to another place.
      const back = map.unproject(point)
      if (
        Math.abs(back.lat - lat) > 1.5 ||
        Math.abs(((back.lng - lng + 540) % 360) - 180) * Math.cos((lat * Math.PI) / 180) > 1.5
      )
        return null
    }
    return [point.x, point.y]
  }

  private hover(event: MapMouseEvent): void {
    const target = this.targetAt(event.point.x, event.point.y)
    this.map.getCanvas().style.cursor = target ? 'pointer' : ''
    this.options.onHover(target)
  }

  private targetAt(x: number, y: number): Target | null {
    return this.shapes && this.scene
      ? pick(x, y, this.shapes.targets, this.scene, (mx, my) => this.toScreen(mx, my))
      : null
  }

  /** Draws a scene from now on. Marks move there from where they are. */
  setScene(scene: Scene): void {
    const { index, picture } = scene
    const isOtherData = this.scene?.index !== index
    const before = isOtherData ? null : (this.scene?.picture.level ?? null)
    this.live = aimAt(this.tweens, index, picture, { before, nowMs: performance.now() })
    this.scene = scene
    if (isOtherData) this.areas.cover(scene)
    this.areas.outline(scene)
    this.room.follow()
    this.map.triggerRepaint()
  }

  setTheme(theme: PaintTheme): void {
    if (theme === this.options.theme) return
    this.options.theme = theme
    if (this.map.isStyleLoaded() || this.map.getLayer(FIRST_LABEL_LAYER)) this.paint(theme)
  }

  private paint(theme: PaintTheme): void {
    repaint(this.map, theme)
    this.areas.setHatch(PALETTES[this.options.theme].arrest)
  }

  setProjection(projection: Projection): void {
    if (projection === this.options.projection) return
    this.options.projection = projection
    this.map.setProjection({ type: projection === 'globe' ? 'globe' : 'mercator' })
  }

  /** Brings a place onto the screen, where it is not there yet. */
  reveal([lng, lat]: readonly [number, number]): void {
    const at = this.toScreen(lngToMercatorX(lng), latToMercatorY(lat))
    const [width, height] = this.size
    const isShown = at && at[0] >= 0 && at[1] >= 0 && at[0] <= width && at[1] <= height
    if (!isShown) this.travel.flyTo([lng, lat])
  }

  /** What elements above the map hold on to. */
  ground(): Ground {
    return groundOf(this.map)
  }

  /** One byte per point of the scene's index: 1 where the screen shows it. */
  visiblePoints(): Uint8Array | null {
    if (!this.scene) return null
    const { points } = this.scene.index.hierarchy
    const [width, height] = this.size
    return Uint8Array.from(points.x, (x, i) => {
      const at = this.toScreen(x, points.y[i]!)
      // A country stands for its area: its label point may be just outside while the country is on the screen.
      const slack = points.kind[i] === COUNTRY_ONLY ? 40 : 4
      return at && at[0] >= -slack && at[1] >= -slack && at[0] <= width + slack && at[1] <= height + slack ? 1 : 0
    })
  }

  /** Resolves when the marks have arrived, the labels have made room, and every tile is there. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(() => {
        this.room.take()
        this.map.once('idle', () => resolve())
        this.map.triggerRepaint()
      }, 2 * ROOM_DELAY_MS)
    })
  }

  /** From now on the basemap's labels stay where they are, whatever marks come. */
  holdLabels(): void {
    this.room.hold()
  }

  /** CSS pixels. */
  frameSize(): readonly [width: number, height: number] {
    return this.size
  }

  /** Shows the map and the shapes of its last frame, which last until the next one, to code that writes them down. */
  inspect = <T>(look: (map: GlMap, shapes: Shapes | null) => T): T => look(this.map, this.shapes)

  /** Draws a frame now. The canvas holds it until the current task ends. */
  draw(): HTMLCanvasElement {
    this.map.redraw()
    return this.map.getCanvas()
  }

  /** Draws a frame, and says how it shows the world; null where none can be drawn. */
  drawnViewport(): Viewport | null {
    this.projection = null
    this.draw()
    return this.viewport()
  }

  /** How the last frame showed the world, for whoever finds out elsewhere what is on the screen; null before the first. */
  viewport(): Viewport | null {
    if (!this.projection) return null
    const { mainMatrix, clippingPlane, projectionTransition } = this.projection
    const [width, height] = this.size
    return {
      matrix: Array.from(mainMatrix),
      horizon: projectionTransition > 0.5 ? clippingPlane : null,
      middle: lngToMercatorX(this.map.getCenter().lng),
      width,
      height,
    }
  }

  private refreshText(): void {
    if (this.destroyed) return
    this.texts.refresh(this.map.getPixelRatio())
    this.map.triggerRepaint()
  }

  destroy(): void {
    this.destroyed = true
    this.room.stop()
    this.map.remove()
  }
}
