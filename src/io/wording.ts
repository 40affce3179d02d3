import type { Problem } from '../domain/problem.ts'

export type Path = readonly (string | number)[]

/** Collects problems; what is said first is kept when there are too many. */
export type Report = (problem: Problem) => void

/** A path in a document as people write it: `incidents[3].count.min`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    const isPlain = /^[A-Za-z_][\w-]*$/.test(step)
    if (!isPlain) return `${text}[${found(step)}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

const LONGEST_SHOWN = 60

/** A value as it was found, cut to 60 characters; lists and objects by their kind and size only. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number beyond all bounds'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

/** `1234567` as `1,234,567`; independent of the reader's locale, so that messages are the same everywhere. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
