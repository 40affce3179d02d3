import type { Form } from './forms.ts'
import type { Gazetteer } from './gazetteer.ts'
import { readingOfSense } from './placeOfSense.ts'
import { reasonsFor } from './reasons.ts'
import type { WeighedSense } from './weighSenses.ts'

/** A share from which the other names of a text are worth a word. */
const NOTABLE_SHARE = 0.2
const NOTABLE_NEARNESS = 0.3

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
  if (form.said && sense.kind !== 'country')
    reasons.push(`called a ${form.said === 'division' ? 'province or district' : 'town'}`)
  const country = gazetteer.countries[sense.country]?.name
  const division = (gazetteer.divisions[sense.unit] ?? gazetteer.divisions[sense.region])?.name
  if (sense.kind !== 'country' && divisionShare >= NOTABLE_SHARE && division)
    reasons.push(`${percent(divisionShare)} of the other names are in ${division}`)
  else if (countryShare >= NOTABLE_SHARE && country)
    reasons.push(`${percent(countryShare)} of the other names are in ${country}`)
  if (nearness >= NOTABLE_NEARNESS) reasons.push('near other places of the text')
  if (!sense.isPrintedName) reasons.push(`"${form.text.slice(0, 80)}" is another name of ${reading.name}`)
  if (others.length > 0) reasons.push(others.length === 1 ? '1 other reading' : `${others.length} other readings`)
  return reasons
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
