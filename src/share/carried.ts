import { fromBase64url, toBase64url } from '../lib/base64url.ts'

/** Incidents that travel in a link beside its view. */
export interface Carried {
  /** The value of the field `data` as it stands in the link. */
  data: string
  /** Whether they are shown alone, without the collection. */
  only: boolean
}

/** Fields of a link that are not of its view. */
export const CARRIED_FIELDS: ReadonlySet<string> = new Set(['data', 'only'])

/** What a fragment carries; null where it has no `data`. The first of two fields of one name counts. */
export function carriedIn(fragment: string): Carried | null {
  const pairs = fragment.replace(/^#/, '').replaceAll('&amp;', '&').split('&')
  const value = (name: string): string | undefined =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  const data = value('data')
  return data === undefined ? null : { data, only: value('only') === '1' }
}

/** The fields as they are put behind those of the view. */
export const writeCarried = ({ data, only }: Carried): string => `&data=${data}${only ? '&only=1' : ''}`

/** The only way of packing so far: rows (see rows.ts), compressed after the first primer. */
const PACKING = '1'

/** The value of `data` for packed bytes. */
export const dataText = (packed: Uint8Array): string => PACKING + toBase64url(packed)

/** The packed bytes of a value of `data`, or in words why there are none: completes "The incidents in the link …". */
export function dataBytes(text: string): Uint8Array<ArrayBuffer> | string {
  if (!/^\d/.test(text)) return 'are not packed in a way that this program knows'
  if (!text.startsWith(PACKING)) return 'are packed in a way that this version does not know'
  return fromBase64url(text.slice(1)) ?? 'are damaged: the link has been cut or changed'
}
