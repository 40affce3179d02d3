/** Every character that a number with its bounds can have. */
const CHARACTERS = '0123456789,.–≥≤≈?\u2009'

/** Font sizes of the atlas in CSS pixels; labels are drawn at exactly one of them, so that they stay sharp. */
export const LABEL_SIZES = [11, 13, 16] as const
export type LabelSize = (typeof LABEL_SIZES)[number]

export const LABEL_FONT = '"Source Sans 3", system-ui, sans-serif'

const ASCII = 0x80

/** Room around a glyph for its halo, CSS pixels. */
const PADDING = 3

export interface Glyph {
  /** CSS pixels. */
  advance: number
  width: number
  height: number
  /** Texture coordinates of the top left corner and of the size. */
  u: number
  v: number
  du: number
  dv: number
}

/**
 * Digits and bounds drawn once with the page's own font: the ink in the red channel, the halo in the green one.
 * Made anew when the pixel ratio changes or when the font has arrived.
 */
export class GlyphAtlas {
  readonly canvas: HTMLCanvasElement
  /** By the code of the character: looked up thousands of times in a frame. */
  private readonly glyphs: Record<LabelSize, Map<number, Glyph>> = { 11: new Map(), 13: new Map(), 16: new Map() }
  /** Advances of the glyphs of ASCII alone: what is measured are figures. */
  private readonly advances: Record<LabelSize, Float64Array> = {
    11: new Float64Array(ASCII),
    13: new Float64Array(ASCII),
    16: new Float64Array(ASCII),
  }

  constructor(readonly pixelRatio: number) {
    this.canvas = document.createElement('canvas')
    this.canvas.width = Math.ceil(512 * pixelRatio)
    this.canvas.height = Math.ceil(96 * pixelRatio)
    const context = this.canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return
    // On opaque black the channels hold coverage; on a transparent canvas they would be divided by alpha again.
    context.fillStyle = '#000'
    context.fillRect(0, 0, this.canvas.width, this.canvas.height)
    context.scale(pixelRatio, pixelRatio)
    context.textBaseline = 'alphabetic'
    context.lineJoin = 'round'
    context.globalCompositeOperation = 'lighter'
    let top = 0
    for (const size of LABEL_SIZES) {
      context.font = `600 ${size}px ${LABEL_FONT}`
      const height = size + 2 * PADDING
      let left = 0
      for (const character of CHARACTERS) {
        const advance = context.measureText(character).width
        const width = Math.ceil(advance) + 2 * PADDING
        context.strokeStyle = '#0f0'
        context.lineWidth = 3
        context.strokeText(character, left + PADDING, top + PADDING + size * 0.82)
        context.fillStyle = '#f00'
        context.fillText(character, left + PADDING, top + PADDING + size * 0.82)
        this.glyphs[size].set(character.charCodeAt(0), {
          advance,
          width,
          height,
          u: (left * pixelRatio) / this.canvas.width,
          v: (top * pixelRatio) / this.canvas.height,
          du: (width * pixelRatio) / this.canvas.width,
          dv: (height * pixelRatio) / this.canvas.height,
        })
        const code = character.charCodeAt(0)
        if (code < ASCII) this.advances[size][code] = advance
        left += width
      }
      top += height
    }
  }

  glyph(size: LabelSize, code: number): Glyph | undefined {
    return this.glyphs[size].get(code)
  }

  /** Width of a text in CSS pixels. */
  measure(size: LabelSize, text: string): number {
    const advances = this.advances[size]
    let width = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      width += code < ASCII ? advances[code]! : (this.glyphs[size].get(code)?.advance ?? 0)
    }
    return width
  }
}

export { PADDING as GLYPH_PADDING }
