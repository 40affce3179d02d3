import { countryName } from '../domain/names.ts'
import type { Place } from '../domain/place.ts'
import { codeOfNationality } from '../domain/demonyms.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { foldName } from '../geocode/normalise.ts'
import { resolvePlace } from '../geocode/resolve.ts'
import { namesEqualTo } from '../geocode/nameTable.ts'
import type { Name } from './names.ts'
import { type Token, tokenAt } from './tokens.ts'

/** interim */
export function readNames(gazetteer: Gazetteer, text: string, tokens: readonly Token[]): Name[] {
  const names: Name[] = []
  let near: string | null = null
  const known = (name: string): boolean => {
    const f = foldName(name)
    return (
      gazetteer.countryOfName.has(f) ||
      gazetteer.divisionsOfKey.has(f.replaceAll(' ', '')) ||
      (f.length > 3 && Array.from(namesEqualTo(gazetteer.names, f)).length > 0)
    )
  }
  for (let i = 0; i < tokens.length; i++) {
    const t = tokenAt(tokens, i)
    if (!/^\p{Lu}/u.test(t.text)) continue
    let best: { until: number; place: Place } | null = null
    for (let n = 5; n >= 1 && !best; n--) {
      const last = tokenAt(tokens, i + n - 1)
      if (!/^\p{L}/u.test(last.text)) continue
      const name = text.slice(t.start, last.end)
      if (
        n === 1 &&
        (codeOfNationality(name) ||
          /^(?:Police|The|In|On|Of|And|March|May|Monday|Sunday|Friday|Saturday|Tuesday|Wednesday|Thursday|Two|Over|Most|They|Military|Some|All|Over)$/.test(
            name,
          ))
      )
        continue
      if (!known(name)) continue
      const { place } = resolvePlace(gazetteer, { name, country: null })
      if (place.lat == null) continue
      best = {
        until: i + n,
        place:
          near && place.precision === 'city'
            ? resolvePlace(gazetteer, { name, country: near }).place.precision === 'city'
              ? resolvePlace(gazetteer, { name, country: near }).place
              : place
            : place,
      }
    }
    const two = codeOfNationality(`${t.lower} ${tokenAt(tokens, i + 1).lower}`)
    const one = codeOfNationality(t.lower)
    if (best) {
      names.push({ from: i, until: best.until, kind: 'place', place: best.place })
      if (best.place.precision === 'country') near = best.place.country
      i = best.until - 1
    } else if (two || one) {
      const code = two ?? one ?? ''
      names.push({ from: i, until: i + (two ? 2 : 1), kind: 'demonym', place: countryPlaceOf(gazetteer, code) })
      near ??= code
    }
  }
  return names
}

export function countryPlaceOf(gazetteer: Gazetteer, code: string): Place | null {
  const { place } = resolvePlace(gazetteer, { name: countryName(code), country: code })
  return place.lat == null ? null : place
}
