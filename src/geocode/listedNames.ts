import type { Country, Division } from './columns.ts'
import { HAND_PLACES } from './handPlaces.ts'
import { foldName } from './normalise.ts'
import type { NameBytes } from './nameBytes.ts'

/** Names of countries, divisions and hand-checked places, laid out for the search box as the towns' names are. */
export interface ListedNames extends NameBytes {
  /** What each name belongs to: first the countries, then the divisions, then the hand-checked places. */
  owners: Uint32Array
  /** 1 where the name is not its owner's printed one. */
  isAlternate: Uint8Array
}

export function listNames(countries: readonly Country[], divisions: readonly Division[]): ListedNames {
  const lists = [...countries, ...divisions, ...HAND_PLACES.map(({ names }) => ({ names: names.map(foldName) }))].map(
    ({ names }) => names,
  )
  const count = lists.reduce((sum, names) => sum + names.length, 0)
  const bytes = new TextEncoder().encode(`${lists.flat().join('\n')}\n`)
  const listed = {
    count,
    bytes,
    starts: new Uint32Array(count + 1),
    owners: new Uint32Array(count),
    isAlternate: new Uint8Array(count),
  }
  let name = 0
  lists.forEach((names, owner) => {
    for (let i = 0; i < names.length; i++, name++) {
      listed.owners[name] = owner
      listed.isAlternate[name] = i > 0 ? 1 : 0
      listed.starts[name + 1] = bytes.indexOf(10, listed.starts[name]) + 1
    }
  })
  return listed
}
