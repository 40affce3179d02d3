import type { Gazetteer } from './gazetteer.ts'
import type { Mention } from './mention.ts'
import { bareName, foldName } from './normalise.ts'
import { sensesOfLonger } from './longerNames.ts'
import { type Sense, demonymSense, isInside } from './senses.ts'
import { formOf, type Link, linksOf, type Said, saidOf } from './surroundings.ts'

/** All mentions of one spelling in a text, which have one sense. */
export interface Form {
  key: string
  /** As first printed. */
  text: string
  isDemonym: boolean
  count: number
  senses: readonly Sense[]
  /** What the words around one of its mentions say it is. */
  said: Said
  /** Links in which it is the inner one, each with the form that is said to contain it. */
  inside: Array<{ outer: number; link: Link }>
}

export interface Forms {
  forms: Form[]
  /** Form of each mention. */
  ofMention: Int32Array
}

/** Groups the mentions of a text, which are in order, by spelling, and reads what the text says of each. */
export function groupForms(gazetteer: Gazetteer, text: string, mentions: readonly Mention[]): Forms {
  const indexOf = new Map<string, number>()
  const keyOf = new Map<string, string>()
  const forms: Form[] = []
  const ofMention = new Int32Array(mentions.length)
  mentions.forEach((mention, i) => {
    const printed = `${mention.kind} ${mention.text}`
    const key = keyOf.get(printed) ?? formOf(mention)
    keyOf.set(printed, key)
    let index = indexOf.get(key)
    if (index === undefined) {
      index = forms.length
      indexOf.set(key, index)
      forms.push(newForm(gazetteer, key, mention))
    }
    ofMention[i] = index
    const form = forms[index]
    if (!form) return
    form.count += 1
    form.said ??= saidOf(text, mention)
  })
  for (const link of linksOf(text, mentions)) {
    const inner = ofMention[link.inner] ?? -1
    const outer = ofMention[link.outer] ?? -1
    if (inner !== outer) forms[inner]?.inside.push({ outer, link })
  }
  return { forms, ofMention }
}

function newForm(gazetteer: Gazetteer, key: string, { text, kind }: Mention): Form {
  const isDemonym = kind === 'demonym'
  const country = isDemonym ? demonymSense(gazetteer, text) : null
  const senses = country ? [country] : sensesOfLonger(gazetteer, text)
  const said = bareName(foldName(text)).kind
  return { key, text, isDemonym, count: 0, senses, said, inside: [] }
}

/** How a sense of a form is borne out by what the text says contains it. */
export interface Containment {
  /** Strongest kind of link that holds, null for none. */
  holds: Link['kind'] | null
  /** Whether a link is there and no sense of the outer form contains this one. */
  fails: boolean
  /** The form that contains it, -1 for none. */
  outer: number
}

const STRENGTH: Readonly<Record<Link['kind'], number>> = { comma: 3, in: 2, of: 1 }

export function containmentOf(forms: readonly Form[], form: Form, sense: Sense): Containment {
  const found: Containment = { holds: null, fails: false, outer: -1 }
  const canBeListed = form.senses.some(({ kind }) => kind === 'country')
  for (const { outer, link } of form.inside) {
    const isEnumerated = link.isEnumerated && canBeListed
    const containers = forms[outer]?.senses ?? []
    const isBig = containers.some(({ kind }) => kind === 'country' || kind === 'division')
    const holds = containers.some((container) => isInside(sense, container))
    if (!holds) found.fails ||= isBig && !link.isEnumerated
    else if (!isEnumerated && (found.holds === null || STRENGTH[link.kind] > STRENGTH[found.holds])) {
      found.holds = link.kind
      found.outer = outer
    }
  }
  if (found.holds !== null) found.fails = false
  return found
}
