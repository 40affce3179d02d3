import type { Problem } from '../../domain/problem.ts'

/** How a language says what a problem is about; the problem itself is worded in English. */
export interface ProblemWording {
  /** A field of the address that cannot be read. */
  field: (name: string) => string
  link: string
  noMap: string
  map: string
  other: string
}

export const aboutBy =
  ({ field, link, noMap, map, other }: ProblemWording) =>
  ({ code, path }: Problem): string => {
    if (code === 'embed.field' || code === 'link.field') return field(path.replace(/^link: /, ''))
    if (code === 'map.none') return noMap
    return code.startsWith('link.') ? link : code.startsWith('map.') ? map : other
  }
