import { freshName } from '../../lib/freshName.ts'
import { safeUrl } from '../../domain/url.ts'
import type { Incident, Source } from '../../domain/incident.ts'

/** A calendar date as exact as it is known: `[2017]`, `[2017, 8]`, `[2017, 8, 18]`. Months and days count from 1. */
export type DateParts = readonly [year: number, month?: number, day?: number]

/** One thing that a citation names: the view itself, or a page that it rests on. All texts are on one line. */
export interface Reference {
  /** Letters a-z, digits and hyphens. The same address has the same key in every citation. */
  key: string
  kind: 'view' | 'page'
  title: string
  /** Empty where none is known. */
  publisher: string
  /** An http or https address, percent-encoded; empty where there is none that a browser may open. */
  url: string
  issued: DateParts | null
  accessed: DateParts
  /** What else a reader has to know; may be empty. */
  note: string
}

/** The view as a thing to cite: its address, when it was looked at, and what it counts. */
export interface CitedView {
  title: string
  /** What the data is called. */
  collection: string
  link: string
  /** Counts with their bounds, and how many reports they come from. */
  note: string
}

/** The view first, then every page that the incidents cite, each once, in the order in which they are met. */
export function referencesOf(view: CitedView, incidents: readonly Incident[], accessed: DateParts): Reference[] {
  const pages = [...pagesOf(incidents).values()].map((source) => pageOf(source, accessed))
  return withOwnKeys([
    {
      key: keyOf('dateline', view.link),
      kind: 'view',
      title: onOneLine(view.title),
      publisher: onOneLine(view.collection),
      url: safeUrl(view.link) ?? '',
      issued: null,
      accessed,
      note: onOneLine(view.note),
    },
    ...pages,
  ])
}

/** The pages that incidents cite, each once, by what tells them apart. */
function pagesOf(incidents: readonly Incident[]): Map<string, Source> {
  const found = new Map<string, Source>()
  for (const { sources } of incidents)
    for (const source of sources) {
      const identity = identityOf(source)
      if (!found.has(identity)) found.set(identity, source)
    }
  return found
}

/** The numbers of an incident's sources, from 1, among the pages that `referencesOf` gives for these incidents. */
export function sourceNumbers(incidents: readonly Incident[]): (incident: Incident) => number[] {
  const numbers = new Map([...pagesOf(incidents).keys()].map((identity, i) => [identity, i + 1]))
  return ({ sources }) => [...new Set(sources.flatMap((source) => numbers.get(identityOf(source)) ?? []))]
}

/** Two citations of one address are one page, even where its title or publisher is given differently. */
const identityOf = ({ url, publisher, title, published }: Source): string =>
  safeUrl(url) ?? JSON.stringify([publisher, title, published])

function pageOf(source: Source, accessed: DateParts): Reference {
  const url = safeUrl(source.url)
  const publisher = onOneLine(source.publisher)
  return {
    key: keyOf(url === null ? publisher : new URL(url).hostname.replace(/^www\./, ''), identityOf(source)),
    kind: 'page',
    title: onOneLine(source.title),
    publisher,
    url: url ?? '',
    issued: partsOf(source.published),
    accessed,
    note: '',
  }
}

function partsOf(published: string | null): DateParts | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(published ?? '')
  if (!match) return null
  return match
    .slice(1)
    .flatMap((part) => part ?? [])
    .map(Number) as unknown as DateParts
}

/** Line breaks and control characters would end a field or a record of some format. */
const onOneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .trim()

function keyOf(name: string, identity: string): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${words || 'page'}-${hashOf(identity)}`
}

/** Where two hashes meet, the later key gets a number. */
function withOwnKeys(references: readonly Reference[]): Reference[] {
  const taken = new Set<string>()
  return references.map((reference) => ({ ...reference, key: freshName(reference.key, taken) }))
}

/** Eight characters (41 bits) of cyrb53 by bryc (public domain), a hash of two multiplied lanes. */
function hashOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36).padStart(11, '0').slice(-8)
}
