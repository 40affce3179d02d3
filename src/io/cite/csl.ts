import type { DateParts, Reference } from './reference.ts'

interface CslDate {
  'date-parts': [DateParts]
}

/** The part of a CSL-JSON item that a reference fills. */
export interface CslItem {
  id: string
  type: 'dataset' | 'webpage'
  title?: string
  'container-title'?: string
  publisher?: string
  URL?: string
  issued?: CslDate
  accessed: CslDate
  note?: string
}

/** A reference as an item of CSL-JSON. A page's publisher is its container, which is what citation styles print. */
export function toCsl({ key, kind, title, publisher, url, issued, accessed, note }: Reference): CslItem {
  return {
    id: key,
    type: kind === 'view' ? 'dataset' : 'webpage',
    ...(title && { title }),
    ...(publisher && (kind === 'view' ? { publisher } : { 'container-title': publisher })),
    ...(url && { URL: url }),
    ...(issued && { issued: { 'date-parts': [issued] } }),
    accessed: { 'date-parts': [accessed] },
    ...(note && { note }),
  }
}

/** References as a list of CSL-JSON, indented, with a line break at the end. */
export const writeCsl = (references: readonly Reference[]): string =>
  `${JSON.stringify(references.map(toCsl), null, 2)}\n`
