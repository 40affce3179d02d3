import { fromBase64url, toBase64url } from '../lib/base64url.ts'

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
