import { kmBetween } from '../lib/distance.ts'
import type { Form } from './forms.ts'
import type { Gazetteer } from './gazetteer.ts'
import { readingOfSense } from './placeOfSense.ts'
import { reasonsFor } from './reasons.ts'
import { WORLD_REGIONS } from './regions.ts'
import type { Sense } from './senses.ts'
import type { WeighedSense } from './weighSenses.ts'
import { WEIGHTS } from './weights.ts'

/** A share from which the other names of a text are worth a word. */
const NOTABLE_SHARE = 0.2
const NOTABLE_NEARNESS = 0.3
/** Two readings this close, km, are one place to a reader: a city and the division around it. */
const SAME_KM = 161
/** What a part of the weighing must add to be the reason, in powers of ten of people. */
const NOTABLE_LEAD = 0.3

/** Short readable reasons for the best sense of a form, strongest first. */
export function reasonsOf(
  gazetteer: Gazetteer,
  form: Form,
  senses: readonly WeighedSense[],
  forms: readonly Form[],
  names: readonly string[],
): string[] {
  const [best, ...others] = senses
  if (!best) return []
  const { sense, containment, countryShare, divisionShare, nearness } = best
  const reading = readingOfSense(gazetteer, sense)
  if (!reading) return ['a part of the world']
  const reasons = reasonsFor(gazetteer, reading, [], null)
  if (form.isDemonym) reasons[0] = `people or things of ${reading.name}`
  if (containment.holds) reasons.push(`said to be in ${names[containment.outer] || forms[containment.outer]?.text}`)
  if (form.said === 'dateline') reasons.push('opens the report as its dateline')
  else if (form.said && sense.kind !== 'country')
    reasons.push(`called a ${form.said === 'division' ? 'province or district' : 'town'}`)
  const country = gazetteer.countries[sense.country]?.name
  const division = (gazetteer.divisions[sense.unit] ?? gazetteer.divisions[sense.region])?.name
  if (sense.kind !== 'country' && divisionShare >= NOTABLE_SHARE && division)
    reasons.push(`${percent(divisionShare)} of the other names are in ${division}`)
  else if (countryShare >= NOTABLE_SHARE && country)
    reasons.push(`${percent(countryShare)} of the other names are in ${country}`)
  if (nearness >= NOTABLE_NEARNESS) reasons.push('near other places of the text')
  if (!sense.isPrintedName) reasons.push(`"${form.text.slice(0, 80)}" is another name of ${reading.name}`)
  const rival = others.find((other) => kmBetween(other.sense, sense) > SAME_KM)
  if (rival) reasons.push(`rather than ${described(gazetteer, rival.sense)}: ${leadOver(best, rival)}`)
  if (others.length > 1) reasons.push(`${others.length} other readings`)
  return reasons
}

/** Later rounds of the weighing may count a little more than all of the names. */
const percent = (share: number): string => `${Math.round(Math.min(1, share) * 100)} %`

/** "the country Georgia", "Georgia, a first-level division of United States", "Paris in Texas, United States". */
function described(gazetteer: Gazetteer, { kind, index, country, unit, region }: Sense): string {
  const { countries, divisions } = gazetteer
  const owner = countries[country]?.name ?? ''
  if (kind === 'region') return WORLD_REGIONS[index]?.names[0] ?? 'a part of the world'
  if (kind === 'country') return `the country ${owner}`
  if (kind === 'division') return `${divisions[index]?.name}, a first-level division of ${owner}`
  const name = readingOfSense(gazetteer, { kind, index, isPrintedName: true })?.name ?? ''
  const division = (divisions[unit] ?? divisions[region])?.name
  return `${name} in ${division ? `${division}, ` : ''}${owner}`
}

/** What put the best sense before another: the part of the weighing that adds most to its lead. */
function leadOver(best: WeighedSense, rival: WeighedSense): string {
  const of = ({ containment: { holds, fails } }: WeighedSense): number =>
    (holds ? WEIGHTS[holds] : 0) + (fails ? WEIGHTS.fails : 0)
  const root = (share: number): number => Math.sqrt(share)
  const leads: Array<[reason: string, lead: number]> = [
    ['the text says where it is', of(best) - of(rival)],
    [
      'more of the other names are in its country',
      WEIGHTS.countryShare * (root(best.countryShare) - root(rival.countryShare)),
    ],
    [
      'more of the other names are in its division',
      WEIGHTS.divisionShare * (root(best.divisionShare) - root(rival.divisionShare)),
    ],
    ['nearer to other places of the text', WEIGHTS.near * (best.nearness - rival.nearness)],
  ]
  const [reason, lead] = leads.reduce((most, other) => (other[1] > most[1] ? other : most))
  if (lead >= NOTABLE_LEAD) return reason
  if (best.sense.kind === 'country')
    return 'nothing in the text decides, and a country is meant before what shares its name'
  return 'nothing in the text decides, and it is the better known'
}
