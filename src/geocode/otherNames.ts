import type { Gazetteer } from './gazetteer.ts'
import { HAND_PLACES } from './handPlaces.ts'
import { namesEqualTo } from './nameTable.ts'
import { bareKey, otherKey } from './otherScripts.ts'
import type { Known } from './reading.ts'

/** What a number of an owner in `OtherNames` stands for. */
export function ownerAt({ countries, divisions }: Gazetteer, owner: number): Known {
  if (owner < countries.length) return { kind: 'country', index: owner }
  const division = owner - countries.length
  if (division < divisions.length) return { kind: 'division', index: division }
  const hand = division - divisions.length
  return hand < HAND_PLACES.length ? { kind: 'hand', index: hand } : { kind: 'town', index: hand - HAND_PLACES.length }
}

/** Everything that bears a name in another script, each once: under the whole name, else without its word of kind. */
export function othersNamed(gazetteer: Gazetteer, printed: string): Known[] {
  const { other } = gazetteer
  if (!other) return []
  const key = otherKey(printed, other.simplified)
  const { bare } = bareKey(key)
  const whole = namesEqualTo(other, key)
  const names = whole.length > 0 || bare === key ? whole : namesEqualTo(other, bare)
  const owners = new Set(names.map((name) => other.owners[name] ?? 0))
  return Array.from(owners, (owner) => ownerAt(gazetteer, owner))
}
