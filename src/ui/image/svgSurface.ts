import { attributes, escapeXml, short } from '../../lib/xml.ts'
import type { Surface } from './surface.ts'

interface Settings {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  globalAlpha: number
  font: string
  textBaseline: CanvasTextBaseline
  dash: readonly number[]
  /** How far everything is shifted. */
  x: number
  y: number
  /** Groups that are to be closed with these settings. */
  groups: number
}

const FONT = /^(?:(\d+) )?([\d.]+)px (.+)$/

/** Middle of the letters above their line, as a part of their size. */
const MIDDLE = 0.32

/**
 * A surface that writes down what is drawn on it, as SVG. Whatever is text comes out as text. `ruler` measures it. Circles
 * are whole ones.
 */
export class SvgSurface implements Surface {
  private readonly parts: string[] = []
  private readonly saved: Settings[] = []
  private path = ''
  private clips = 0
  /** Where the text that was written last ends, for what goes on on its line. */
  private line: { part: number; x: number; y: number; font: string } | null = null
  private now: Settings = {
    fillStyle: '#000',
    strokeStyle: '#000',
    lineWidth: 1,
    globalAlpha: 1,
    font: '10px sans-serif',
    textBaseline: 'alphabetic',
    dash: [],
    x: 0,
    y: 0,
    groups: 0,
  }

  constructor(private readonly ruler: CanvasRenderingContext2D) {}

  get content(): string {
    return this.parts.join('')
  }

  /** Puts something that is SVG already between what was drawn before and after. */
  put(svg: string): void {
    this.parts.push(svg)
  }

  get fillStyle(): string {
    return this.now.fillStyle
  }
  set fillStyle(value: string | CanvasGradient | CanvasPattern) {
    this.now.fillStyle = String(value)
  }
  get strokeStyle(): string {
    return this.now.strokeStyle
  }
  set strokeStyle(value: string | CanvasGradient | CanvasPattern) {
    this.now.strokeStyle = String(value)
  }
  get lineWidth(): number {
    return this.now.lineWidth
  }
  set lineWidth(value: number) {
    this.now.lineWidth = value
  }
  get globalAlpha(): number {
    return this.now.globalAlpha
  }
  set globalAlpha(value: number) {
    this.now.globalAlpha = value
  }
  get font(): string {
    return this.now.font
  }
  set font(value: string) {
    this.now.font = value
  }
  get textBaseline(): CanvasTextBaseline {
    return this.now.textBaseline
  }
  set textBaseline(value: CanvasTextBaseline) {
    this.now.textBaseline = value
  }

  save(): void {
    this.saved.push({ ...this.now })
    this.now.groups = 0
  }

  restore(): void {
    const before = this.saved.pop()
    if (!before) return
    this.parts.push('</g>'.repeat(this.now.groups))
    this.now = before
  }

  translate(x: number, y: number): void {
    this.now.x += x
    this.now.y += y
  }

  setLineDash(dash: Iterable<number>): void {
    this.now.dash = [...dash]
  }

  measureText(text: string): TextMetrics {
    this.ruler.font = this.now.font
    return this.ruler.measureText(text)
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.parts.push(`<rect${attributes({ ...this.box(x, y, width, height), ...this.filled() })}/>`)
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.parts.push(`<rect${attributes({ ...this.box(x, y, width, height), ...this.stroked() })}/>`)
  }

  /** Text that goes on where the one before has ended is part of it, so that it follows on in letters of another width. */
  fillText(text: string, x: number, y: number): void {
    if (!text.trim()) return
    const { font, textBaseline } = this.now
    const [, weight, size = '10', family = 'sans-serif'] = FONT.exec(font) ?? []
    const lower = textBaseline === 'middle' ? Number(size) * MIDDLE : 0
    const [left, base] = [this.now.x + x, this.now.y + y + lower]
    const { line } = this
    const goesOn =
      line?.part === this.parts.length && line.y === base && line.font === font && Math.abs(line.x - left) < 0.5
    if (goesOn) {
      const before = this.parts.pop()!.replace(/<\/text>$/, '')
      this.parts.push(`${before}<tspan${attributes(this.filled())}>${escapeXml(text)}</tspan></text>`)
    } else {
      const set = { 'font-family': family, 'font-size': Number(size), 'font-weight': weight ?? null }
      this.parts.push(`<text${attributes({ x: left, y: base, ...set, ...this.filled() })}>${escapeXml(text)}</text>`)
    }
    this.line = { part: this.parts.length, x: left + this.measureText(text).width, y: base, font }
  }

  beginPath(): void {
    this.path = ''
  }

  moveTo(x: number, y: number): void {
    this.path += `M${this.point(x, y)}`
  }

  lineTo(x: number, y: number): void {
    this.path += `L${this.point(x, y)}`
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.path += `Q${this.point(cx, cy)} ${this.point(x, y)}`
  }

  arc(x: number, y: number, radius: number): void {
    const [r, d] = [short(radius), short(radius * 2)]
    this.path += `M${this.point(x - radius, y)}a${r} ${r} 0 1 1 ${d} 0a${r} ${r} 0 1 1 -${d} 0Z`
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path += `M${this.point(x, y)}h${short(width)}v${short(height)}h${short(-width)}Z`
  }

  clip(): void {
    const id = `dateline-clip-${++this.clips}`
    this.parts.push(`<clipPath${attributes({ id })}><path${attributes({ d: this.path })}/></clipPath>`)
    this.parts.push(`<g${attributes({ 'clip-path': `url(#${id})` })}>`)
    this.now.groups++
  }

  fill(): void {
    if (this.path) this.parts.push(`<path${attributes({ d: this.path, ...this.filled() })}/>`)
  }

  stroke(): void {
    if (this.path) this.parts.push(`<path${attributes({ d: this.path, ...this.stroked() })}/>`)
  }

  private point(x: number, y: number): string {
    return `${short(this.now.x + x)} ${short(this.now.y + y)}`
  }

  private box(x: number, y: number, width: number, height: number) {
    return { x: this.now.x + x, y: this.now.y + y, width, height }
  }

  private filled() {
    const { fillStyle, globalAlpha } = this.now
    return { fill: fillStyle, 'fill-opacity': globalAlpha < 1 ? globalAlpha : null }
  }

  private stroked() {
    const { strokeStyle, globalAlpha, lineWidth, dash } = this.now
    return {
      fill: 'none',
      stroke: strokeStyle,
      'stroke-width': lineWidth,
      'stroke-opacity': globalAlpha < 1 ? globalAlpha : null,
      'stroke-dasharray': dash.length > 0 ? dash.join(' ') : null,
    }
  }
}
