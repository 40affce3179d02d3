import type { Place } from '../domain/place.ts'
import type { Gazetteer } from './gazetteer.ts'
import { divisionsMeant, isInDivisions } from './match.ts'
import { foldName } from './normalise.ts'
import type { Ranked } from './rank.ts'
import type { Reading } from './reading.ts'

/** Two digits that count, grouped by thousands; a tenth of the time that the browser's own formatting takes. */
const rounded = (people: number): string => String(Number(people.toPrecision(2))).replace(/\B(?=(?:\d{3})+$)/gu, ',')

function whatItIs({ countries, divisions }: Gazetteer, reading: Reading): string {
  const country = countries[reading.country]?.name ?? ''
  const division = (divisions[reading.unit] ?? divisions[reading.region])?.name
  if (reading.kind === 'country') return 'a country; only the country is known'
  if (reading.kind === 'division') return `a first-level division of ${country}`
  if (reading.kind === 'hand') return `hand-checked place in ${division ?? country}: ${reading.source}`
  if (reading.feature === 'PPLC') return `capital of ${country}`
  if (reading.feature === 'PPLA' && division) return `seat of ${division}, ${country}`
  return division ? `a place in ${division}, ${country}` : `a place in ${country}`
}

/**
 * Short readable reasons for an answer, strongest first. `asked` is what the report said, null for a bare candidate.
 */
export function reasonsFor(gazetteer: Gazetteer, chosen: Reading, others: Ranked[], asked: Place | null): string[] {
  const reasons = [whatItIs(gazetteer, chosen)]
  if (chosen.kind === 'town' && chosen.population > 0) reasons.push(`about ${rounded(chosen.population)} people`)
  if (!asked) return reasons
  if (asked.admin1 && chosen.kind !== 'country' && foldName(asked.admin1) !== foldName(asked.name)) {
    const meant = divisionsMeant(gazetteer, asked.admin1, chosen.country)
    if (isInDivisions(chosen, meant)) reasons.push(`in ${asked.admin1}, as reported`)
    else if (meant.size > 0 && chosen.kind !== 'hand')
      reasons.push(`reported in ${asked.admin1}; borders differ or moved`)
  }
  if (!chosen.isPrintedName) reasons.push(`"${asked.name.slice(0, 80)}" is another name of ${chosen.name}`)
  const rivals = others.map(({ reading }) => reading.kind)
  if (chosen.kind === 'division' && rivals.includes('town'))
    reasons.push('a town shares the name; the larger area is the safer reading')
  if (chosen.kind === 'town' && rivals.includes('division'))
    reasons.push('a division shares the name; the town is the likelier reading')
  const namesakes = rivals.filter((kind) => kind === 'town').length
  if (chosen.kind === 'town' && namesakes > 0)
    reasons.push(namesakes === 1 ? '1 other place of this name' : `${namesakes} other places of this name`)
  return reasons
}
