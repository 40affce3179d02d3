import { dayInWords } from '../../domain/describe.ts'
import type { StillView } from '../commands.ts'
import { mapCommands } from '../commands.ts'
import { addressOf } from '../cited.ts'
import type { Store } from '../../state/store.ts'
import { today } from '../today.ts'
import type { Composed } from './compose.ts'
import { composeGround, composeMoment } from './compose.ts'
import type { Plan, Shape } from './plan.ts'
import { planOf } from './plan.ts'

export interface PictureOptions {
  shape: Shape
  theme: 'light' | 'dark'
  /** Pixels of the picture per CSS pixel. */
  ratio: 1 | 2 | 3
}

const FONTS = [
  '400 21px "Source Serif 4"',
  '600 40px "Source Serif 4"',
  '400 15px "Source Sans 3"',
  '600 13px "Source Sans 3"',
]

/** Resolves when the fonts of pictures can be drawn with. */
export const loadFonts = (): Promise<unknown> => Promise.all(FONTS.map((font) => document.fonts.load(font)))

/** The map's commands; throws where there is no map to ask. */
export function mapOrReason(): NonNullable<ReturnType<typeof mapCommands>> {
  const commands = mapCommands()
  if (!commands) throw new Error('there is no map in this browser')
  return commands
}

/** What a picture says around its map. The address leads to the view on the screen; the frame may show more around it. */
export const composedOf = (
  store: Store,
  still: Omit<StillView, 'canvas'>,
  theme: PictureOptions['theme'],
): Composed => ({ still, theme, link: addressOf(store.getState()), seen: dayInWords(today()) })

/** A canvas for a plan, in device pixels, and its context in CSS pixels. Throws where the browser gives none. */
export function canvasFor(
  { width, height }: Plan,
  ratio: number,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('the browser gives no canvas of this size')
  context.scale(ratio, ratio)
  return { canvas, context }
}

/** Puts the map into its place: pixel by pixel, but where the graphics card has drawn it smaller than it was asked to. */
export function placeMap(
  context: CanvasRenderingContext2D,
  { map, width }: Plan,
  ratio: number,
  drawn: HTMLCanvasElement,
): void {
  const scale = Math.round(width * ratio) / drawn.width
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.drawImage(drawn, 0, Math.round(map.y * ratio), drawn.width * scale, drawn.height * scale)
  context.restore()
}

/** The canvas as a PNG. Rejects where it is too large to be written. */
export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the browser could not write a picture of this size')
  return blob
}

/** A PNG of the view, composed for publication. Rejects with what failed, in words for a person. */
export async function makePicture(store: Store, { shape, theme, ratio }: PictureOptions): Promise<Blob> {
  const plan = planOf(shape)
  const [{ canvas: map, ...still }] = await Promise.all([
    mapOrReason().still({ theme, width: plan.map.width, height: plan.map.height, pixelRatio: ratio }),
    loadFonts(),
  ])
  const { canvas, context } = canvasFor(plan, ratio)
  const composed = composedOf(store, still, theme)
  composeGround(context, plan, composed)
  placeMap(context, plan, ratio, map)
  composeMoment(context, plan, composed)
  return pngOf(canvas)
}
