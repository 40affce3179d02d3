/** A canvas context that remembers what was drawn, for drawing code that is to be checked without a browser. */
export interface Fill {
  kind: 'fill'
  left: number
  top: number
  width: number
  height: number
  color: string
  alpha: number
}

export interface Picture {
  kind: 'image'
  image: unknown
  /** Left and right edge of the clip, null where there is none. */
  clip: readonly [left: number, right: number] | null
}

export interface Line {
  kind: 'line'
  points: readonly (readonly [x: number, y: number])[]
  color: string
  alpha: number
  clip: readonly [left: number, right: number] | null
}

export interface Word {
  kind: 'word'
  text: string
  x: number
  y: number
}

export type Drawn = Fill | Picture | Line | Word

interface Settings {
  globalAlpha: number
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  font: string
  textBaseline: string
  clip: readonly [number, number] | null
}

/** The part of a context that the timeline draws with; anything else is missing, so that using it fails. */
class Recorder {
  readonly drawn: Drawn[] = []
  globalAlpha = 1
  fillStyle = '#000'
  strokeStyle = '#000'
  lineWidth = 1
  font = ''
  textBaseline = ''
  private clipped: readonly [number, number] | null = null
  private path: [number, number][] = []
  private box: readonly [number, number] | null = null
  private readonly saved: Settings[] = []

  clearRect(): void {
    this.drawn.length = 0
  }

  fillRect(left: number, top: number, width: number, height: number): void {
    this.drawn.push({ kind: 'fill', left, top, width, height, color: this.fillStyle, alpha: this.globalAlpha })
  }

  drawImage(image: unknown): void {
    this.drawn.push({ kind: 'image', image, clip: this.clipped })
  }

  fillText(text: string, x: number, y: number): void {
    this.drawn.push({ kind: 'word', text, x, y })
  }

  measureText(text: string): { width: number } {
    return { width: text.length * 6 }
  }

  beginPath(): void {
    this.path = []
    this.box = null
  }

  moveTo(x: number, y: number): void {
    this.path.push([x, y])
  }

  lineTo(x: number, y: number): void {
    this.path.push([x, y])
  }

  rect(left: number, _top: number, width: number): void {
    this.box = [left, left + width]
  }

  clip(): void {
    this.clipped = this.box
  }

  stroke(): void {
    this.drawn.push({
      kind: 'line',
      points: this.path,
      color: this.strokeStyle,
      alpha: this.globalAlpha,
      clip: this.clipped,
    })
  }

  save(): void {
    const { globalAlpha, fillStyle, strokeStyle, lineWidth, font, textBaseline } = this
    this.saved.push({ globalAlpha, fillStyle, strokeStyle, lineWidth, font, textBaseline, clip: this.clipped })
  }

  restore(): void {
    const { clip, ...settings } = this.saved.pop()!
    Object.assign(this, settings)
    this.clipped = clip
  }

  get depth(): number {
    return this.saved.length
  }
}

export function recordingContext(): {
  context: CanvasRenderingContext2D
  drawn: readonly Drawn[]
  depth: () => number
} {
  const recorder = new Recorder()
  return {
    context: recorder as unknown as CanvasRenderingContext2D,
    drawn: recorder.drawn,
    depth: () => recorder.depth,
  }
}
