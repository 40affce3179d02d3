import type { Surface } from './surface.ts'

/** A stretch of text in one ink. */
export interface Run {
  text: string
  ink: string
}

/** Runs that stand on one line, each at its distance from the line's beginning. */
export type Line = readonly (Run & { x: number })[]

/** Breaks runs into lines of a width in the context's font: at spaces, and inside words that are wider than a line. */
export function wrap(context: Surface, runs: readonly Run[], width: number): Line[] {
  const lines: (Run & { x: number })[][] = [[]]
  let x = 0
  const put = (text: string, ink: string): void => {
    const last = lines.at(-1)!.at(-1)
    if (last?.ink === ink) last.text += text
    else lines.at(-1)!.push({ text, ink, x })
    x += context.measureText(text).width
  }
  const breakLine = (): void => {
    lines.push([])
    x = 0
  }
  for (const { text, ink } of runs)
    for (const word of text.split(/(?<= )/)) {
      if (x > 0 && x + context.measureText(word.trimEnd()).width > width) breakLine()
      let rest = word
      while (context.measureText(rest.trimEnd()).width > width) {
        let end = rest.length
        while (end > 1 && context.measureText(rest.slice(0, end)).width > width) end = Math.ceil(end * 0.9) - 1
        put(rest.slice(0, end), ink)
        breakLine()
        rest = rest.slice(end)
      }
      put(rest, ink)
    }
  return lines
}

/** Draws lines from a top left corner; gives the bottom. */
export function drawLines(
  context: Surface,
  lines: readonly Line[],
  [left, top]: readonly [number, number],
  lineHeight: number,
): number {
  context.textBaseline = 'alphabetic'
  lines.forEach((line, i) => {
    for (const { text, ink, x } of line) {
      context.fillStyle = ink
      context.fillText(text, left + x, top + i * lineHeight + lineHeight * 0.78)
    }
  })
  return top + lines.length * lineHeight
}
