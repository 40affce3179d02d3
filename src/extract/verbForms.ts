import { EVENT_VERBS } from './eventVerbs.ts'

/** How a verb stands: "arrest", "arrests", "arresting", "arrested", and a past that is no participle ("took"). */
export type VerbForm = 'base' | 's' | 'ing' | 'ed' | 'past'

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  catch: ['caught', 'caught'],
  hold: ['held', 'held'],
  take: ['took', 'taken'],
  keep: ['kept', 'kept'],
  give: ['gave', 'given'],
  send: ['sent', 'sent'],
  fly: ['flew', 'flown'],
  drive: ['drove', 'driven'],
  bring: ['brought', 'brought'],
  put: ['put', 'put'],
  throw: ['threw', 'thrown'],
  see: ['saw', 'seen'],
  sweep: ['swept', 'swept'],
  lead: ['led', 'led'],
  make: ['made', 'made'],
  // As if regular: whoever "fell into the hands of the police" is acted upon.
  fall: ['fell', 'fell'],
}

const DOUBLED = new Set(['drag', 'nab', 'net', 'bag', 'expel', 'ship', 'transfer', 'bus', 'admit'])

function formsOf(lemma: string): ReadonlyArray<readonly [string, VerbForm]> {
  const stem = lemma.replace(/e$/u, '')
  const double = DOUBLED.has(lemma) ? `${lemma}${lemma.at(-1) ?? ''}` : null
  const irregular = Object.hasOwn(IRREGULAR, lemma) ? IRREGULAR[lemma] : undefined
  const third = /(?:s|sh|ch|x)$/u.test(lemma)
    ? `${lemma}es`
    : lemma === 'fly'
      ? 'flies'
      : lemma === 'bus'
        ? 'buses'
        : `${lemma}s`
  const ing = `${double ?? stem}ing`
  const past: Array<readonly [string, VerbForm]> = irregular
    ? [
        [irregular[1], 'ed'],
        [irregular[0], irregular[0] === irregular[1] ? 'ed' : 'past'],
      ]
    : [[`${double ?? stem}ed`, 'ed'], ...(lemma === 'bus' ? ([['bused', 'ed']] as const) : [])]
  // "fell" and "have fallen into police hands".
  if (lemma === 'fall') past.push(['fallen', 'ed'])
  return [[lemma, lemma === 'put' || lemma === 'bust' ? 'ed' : 'base'], [third, 's'], [ing, 'ing'], ...past]
}

const FORMS: ReadonlyMap<string, { lemma: string; form: VerbForm }> = new Map(
  [...EVENT_VERBS.keys()].flatMap((lemma) => formsOf(lemma).map(([word, form]) => [word, { lemma, form }] as const)),
)

/** Base form and form of an event verb; null for every other word. */
export const verbForm = (lower: string): { lemma: string; form: VerbForm } | null => FORMS.get(lower) ?? null
