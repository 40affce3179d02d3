import { dayInWords } from '../../domain/describe.ts'
import { mapCommands } from '../commands.ts'
import { addressOf } from '../cited.ts'
import type { Store } from '../../state/store.ts'
import { today } from '../today.ts'
import { compose } from './compose.ts'
import type { Shape } from './plan.ts'
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

/** A PNG of the view, composed for publication. Rejects with what failed, in words for a person. */
export async function makePicture(store: Store, { shape, theme, ratio }: PictureOptions): Promise<Blob> {
  const commands = mapCommands()
  if (!commands) throw new Error('there is no map in this browser')
  const plan = planOf(shape)
  // The address leads to the view on the screen; the picture's frame may show more around it.
  const link = addressOf(store.getState())
  const [still] = await Promise.all([
    commands.still({ theme, width: plan.map.width, height: plan.map.height, pixelRatio: ratio }),
    ...FONTS.map((font) => document.fonts.load(font)),
  ])
  const canvas = document.createElement('canvas')
  canvas.width = plan.width * ratio
  canvas.height = plan.height * ratio
  const context = canvas.getContext('2d')
  if (!context) throw new Error('the browser gives no canvas of this size')
  context.scale(ratio, ratio)
  compose(context, plan, { still, theme, link, seen: dayInWords(today()) })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the browser could not write a picture of this size')
  return blob
}
