import { type Containment, containmentOf, type Form } from './forms.ts'
import type { Sense } from './senses.ts'
import { WEIGHTS, type Weights } from './weights.ts'

/** A sense with its weight under the whole text, and what the text gave it. */
export interface WeighedSense {
  sense: Sense
  score: number
  containment: Containment
  /** Share of the other names that are in its country, 0 to 1. */
  countryShare: number
  divisionShare: number
  /** 0 to 1. */
  nearness: number
}

/** Parts that are left out in an ablation. */
export interface Parts {
  containment?: boolean
  vote?: boolean
  proximity?: boolean
  said?: boolean
}

const ITERATIONS = 3
/** Falling off of nearness, km. */
const NEAR_KM = 120
/** Beyond this, km, nearness is nothing. */
const FAR_KM = 600
const EARTH_KM = 6371
/** Places that others are held near to: those named most often. Bounds the work in a very long text. */
const MOST_ANCHORS = 120

const baseOf = (sense: Sense, weights: Weights): number => {
  const { kind, logPeople, seat, isPrintedName } = sense
  const alternate = isPrintedName ? 0 : weights.alternate
  if (kind === 'country') return weights.country + logPeople
  if (kind === 'region') return weights.region
  if (kind === 'hand') return weights.hand
  if (kind === 'division') return logPeople + weights.division + alternate
  if (kind === 'district') return weights.district + alternate
  return logPeople + seat * weights.seat + alternate
}

function saidBonus({ said }: Form, { kind }: Sense): number {
  if (said === null) return 0
  const isArea = kind === 'division' || kind === 'district'
  return said === 'division' ? (isArea ? 1 : 0) : kind === 'town' || kind === 'hand' ? 1 : 0
}

/** Senses of every form, best first, weighed with all other forms as context: three soft rounds, no hard choice. */
export function weighSenses(forms: readonly Form[], parts: Parts = {}, weights: Weights = WEIGHTS): WeighedSense[][] {
  const weighed = forms.map((form) =>
    form.senses.map((sense): WeighedSense => {
      const containment = containmentOf(forms, form, sense)
      return { sense, score: 0, containment, countryShare: 0, divisionShare: 0, nearness: 0 }
    }),
  )
  const fixed = weighed.map((senses, f) => {
    const form = forms[f]
    return senses.map(({ sense, containment: { holds, fails } }) => {
      let score = baseOf(sense, weights)
      if (form && parts.said !== false) score += weights.said * saidBonus(form, sense)
      if (parts.containment !== false) score += (holds ? weights[holds] : 0) + (fails ? weights.fails : 0)
      return score
    })
  })
  const beliefs = fixed.map((scores) => softmax(scores, weights.sharpness))
  const votes = forms.map(({ count }) => Math.sqrt(count))
  const vectors = forms.map(({ senses }) => senses.map(vectorOf))
  const slots = slotsOf(weighed)
  for (let round = 0; round < ITERATIONS; round++) {
    const tally = tallyOf(weighed, slots, beliefs, votes)
    const anchors = parts.proximity === false ? [] : anchorsOf(weighed, vectors, beliefs, votes)
    weighed.forEach((senses, f) => {
      const scores = senses.map((one, s) => {
        const vector = vectors[f]?.[s] ?? NOWHERE
        const vote = votes[f] ?? 0
        const own = vote * (beliefs[f]?.[s] ?? 0)
        const others = tally.total - vote
        const country = one.sense.country >= 0 ? (slots.countries[f]?.[s] ?? -1) : -1
        one.countryShare = shareOf(tally.countries, country, own, others)
        one.divisionShare = shareOf(tally.divisions, slots.divisions[f]?.[s] ?? -1, own, others)
        one.nearness = nearnessOf(one.sense, vector, f, anchors)
        one.score = fixed[f]?.[s] ?? 0
        if (parts.vote !== false)
          one.score +=
            weights.countryShare * Math.sqrt(one.countryShare) + weights.divisionShare * Math.sqrt(one.divisionShare)
        one.score += weights.near * one.nearness
        return one.score
      })
      beliefs[f] = softmax(scores, weights.sharpness)
    })
  }
  return weighed.map((senses) => senses.toSorted((a, b) => b.score - a.score || a.sense.index - b.sense.index))
}

function softmax(scores: readonly number[], sharpness: number): number[] {
  let top = -Infinity
  for (const score of scores) if (score > top) top = score
  const powers: number[] = []
  let sum = 0
  for (const score of scores) {
    const power = Math.exp(sharpness * (score - top))
    sum += power
    powers.push(power)
  }
  for (let i = 0; i < powers.length; i++) powers[i] = (powers[i] ?? 0) / sum
  return powers
}

/** Votes by slot: of the countries, and of the divisions of the basemap or of GeoNames. */
interface Tally {
  countries: Float64Array
  divisions: Float64Array
  total: number
}

/** Divisions of the basemap, and of GeoNames as -2 - index. */
const divisionKeyOf = ({ unit, region }: Sense): number | null => (unit >= 0 ? unit : region >= 0 ? -2 - region : null)

/** The countries and divisions that the senses lie in, numbered from 0 as they come; -1 for none. Found once a text. */
interface Slots {
  countries: number[][]
  divisions: number[][]
  countryCount: number
  divisionCount: number
}

function slotsOf(weighed: readonly WeighedSense[][]): Slots {
  const [countryOf, divisionOf] = [new Map<number, number>(), new Map<number, number>()]
  const slotIn = (known: Map<number, number>, key: number): number => {
    const slot = known.get(key) ?? known.size
    known.set(key, slot)
    return slot
  }
  const countries = weighed.map((senses) => senses.map(({ sense }) => slotIn(countryOf, sense.country)))
  const divisions = weighed.map((senses) =>
    senses.map(({ sense }) => {
      const key = divisionKeyOf(sense)
      return key === null ? -1 : slotIn(divisionOf, key)
    }),
  )
  return { countries, divisions, countryCount: countryOf.size, divisionCount: divisionOf.size }
}

function tallyOf(
  weighed: readonly WeighedSense[][],
  slots: Slots,
  beliefs: readonly number[][],
  votes: readonly number[],
): Tally {
  const countries = new Float64Array(slots.countryCount)
  const divisions = new Float64Array(slots.divisionCount)
  let total = 0
  for (let f = 0; f < weighed.length; f++) {
    const vote = votes[f] ?? 0
    const length = weighed[f]?.length ?? 0
    if (length > 0) total += vote
    for (let s = 0; s < length; s++) {
      const share = vote * (beliefs[f]?.[s] ?? 0)
      const country = slots.countries[f]?.[s] ?? -1
      const division = slots.divisions[f]?.[s] ?? -1
      if (country >= 0) countries[country] = (countries[country] ?? 0) + share
      if (division >= 0) divisions[division] = (divisions[division] ?? 0) + share
    }
  }
  return { countries, divisions, total }
}

/** Share of the others' votes in a slot, less the sense's own. */
const shareOf = (sums: Float64Array, slot: number, own: number, others: number): number =>
  slot < 0 || others <= 0 ? 0 : Math.max(0, (sums[slot] ?? 0) - own) / others

/** A place that others may be near to, as a unit vector. */
interface Anchor extends Vector {
  form: number
  weight: number
}

interface Vector {
  x: number
  y: number
  z: number
}

const NOWHERE: Vector = { x: 0, y: 0, z: 0 }

function vectorOf({ lat, lon }: Sense): Vector {
  const phi = (lat * Math.PI) / 180
  const lambda = (lon * Math.PI) / 180
  return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) }
}

function anchorsOf(
  weighed: readonly WeighedSense[][],
  vectors: readonly Vector[][],
  beliefs: readonly number[][],
  votes: readonly number[],
): Anchor[] {
  const anchors: Anchor[] = []
  weighed.forEach((senses, form) => {
    let best = 0
    const belief = beliefs[form] ?? []
    belief.forEach((value, s) => {
      if (value > (belief[best] ?? 0)) best = s
    })
    const sense = senses[best]?.sense
    if (!sense || sense.kind === 'country' || sense.kind === 'region') return
    const weight = (belief[best] ?? 0) * (votes[form] ?? 0) * (sense.kind === 'division' ? 0.5 : 1)
    const { x, y, z } = vectors[form]?.[best] ?? NOWHERE
    anchors.push({ form, x, y, z, weight })
  })
  return anchors.length > MOST_ANCHORS
    ? anchors.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_ANCHORS)
    : anchors
}

const FAR_COSINE = Math.cos(FAR_KM / EARTH_KM)

/** How near the other forms' places are to one sense, 0 to 1. */
function nearnessOf({ kind }: Sense, { x, y, z }: Vector, form: number, anchors: readonly Anchor[]): number {
  if (kind === 'country' || kind === 'region') return 0
  let sum = 0
  for (const anchor of anchors) {
    const cosine = x * anchor.x + y * anchor.y + z * anchor.z
    if (cosine < FAR_COSINE || anchor.form === form) continue
    sum += anchor.weight * Math.exp((-EARTH_KM * Math.acos(Math.min(1, cosine))) / NEAR_KM)
  }
  return 1 - Math.exp(-sum)
}
