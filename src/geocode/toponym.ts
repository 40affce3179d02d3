import type { Place } from '../domain/place.ts'
import type { Mention } from './mention.ts'

/** A place name in a text, and what it means there. Offsets are UTF-16 code units, `end` exclusive. */
export interface Toponym extends Mention {
  /** With country, admin1, position, candidates and `why`; null where nothing is known of the name or around it. */
  place: Place | null
  /** Chance that `place` is right, 0 to 1; 0 without a place. See docs/geocoding.md for how it was measured. */
  confidence: number
}
