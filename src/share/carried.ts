import { pairsOf } from '../lib/fragment.ts'
import { decode, encode, LIMITS } from './fields.ts'

/** Incidents that travel in a link beside its view. */
export interface Carried {
  /** The value of the field `data` as it stands in the link: packed incidents, or the address of a file. */
  data: string
  /** Whether they are shown alone, without the collection. */
  only: boolean
  /** SHA-256 of the file that `data` is the address of, when the link was made: base64url. */
  hash?: string
}

/** Fields of a link that are not of its view. */
export const CARRIED_FIELDS: ReadonlySet<string> = new Set(['data', 'only', 'hash'])

/**
 * What a fragment carries; null where it has no `data`, and where the whole link cannot be read: it is too long, or of
 * another version. The first of two fields of one name counts.
 */
export function carriedIn(fragment: string): Carried | null {
  if (fragment.length > LIMITS.link) return null
  const pairs = pairsOf(fragment)
  const value = (name: string): string | undefined =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  const data = value('data')
  if (data === undefined || (value('v') ?? '1') !== '1') return null
  const hash = value('hash')
  return { data, only: value('only') === '1', ...(hash !== undefined && { hash }) }
}

/** The address of a file in place of packed incidents; null where `data` is none. Only the web's own schemes are. */
export function fileAddress({ data }: Carried): string | null {
  const text = decode(data)
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : null
}

/** A link to a file: its address, and what it holds (empty where that could not be computed). */
export const carriedFile = (address: string, hash: string, only: boolean): Carried => ({
  data: encode(address),
  only,
  ...(hash !== '' && { hash }),
})

/** The fields as they are put behind those of the view. */
export const writeCarried = ({ data, only, hash }: Carried): string =>
  `&data=${data}${only ? '&only=1' : ''}${hash === undefined ? '' : `&hash=${hash}`}`
