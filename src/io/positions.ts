import { pathText, type Path } from './wording.ts'

/** Where the parts of a record stand in the document: kept while faulty entries before them are taken out. */
export interface Positions {
  /** The path in the document of a part that now stands at `path` in the record. */
  original: (path: Path) => Path
  /** The first indices of what is left of one of the record's lists; null where nothing was taken out of it. */
  left: (field: string) => readonly number[] | null
  /** Takes parts out of the record, and closes the gaps in its lists. */
  cut: (record: object, parts: readonly Path[]) => void
}

/** Positions in a record that stands at `start` in the document, with nothing taken out yet. */
export function positionsFrom(start: Path): Positions {
  const indices = new Map<string, number[]>()
  const original = (path: Path): Path => {
    const steps: (string | number)[] = [...start]
    for (const step of path) {
      const list = typeof step === 'number' ? indices.get(pathText(steps)) : undefined
      steps.push(typeof step === 'number' ? (list?.[step] ?? step) : step)
    }
    return steps
  }
  const cut = (record: object, parts: readonly Path[]) => {
    const gaps = new Map<unknown[], { at: string; gone: Set<number> }>()
    for (const part of parts) {
      const holderPath = part.slice(0, -1)
      const holder = holderPath.reduce<unknown>((value, step) => Reflect.get(Object(value) as object, step), record)
      const step = part.at(-1)
      if (Array.isArray(holder) && typeof step === 'number') {
        const gap = gaps.get(holder) ?? { at: pathText(original(holderPath)), gone: new Set() }
        gaps.set(holder, { ...gap, gone: gap.gone.add(step) })
      } else if (typeof holder === 'object' && holder !== null && step !== undefined) {
        Reflect.deleteProperty(holder, step)
      }
    }
    for (const [list, { at, gone }] of gaps) {
      const before = indices.get(at) ?? list.map((_, index) => index)
      indices.set(
        at,
        before.filter((_, index) => !gone.has(index)),
      )
      list.splice(0, list.length, ...list.filter((_, index) => !gone.has(index)))
    }
  }
  return { original, left: (field) => indices.get(pathText([...start, field])) ?? null, cut }
}
