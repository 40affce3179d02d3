import type { Place } from '../domain/place.ts'

/** A place name or a demonym in the text, with the place that it means. */
export interface Name {
  from: number
  until: number
  kind: 'place' | 'demonym'
  place: Place | null
}
