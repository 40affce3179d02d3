import { LIMITS } from './fields.ts'

/** Incidents that travel in a link beside its view. */
export interface Carried {
  /** The value of the field `data` as it stands in the link. */
  data: string
  /** Whether they are shown alone, without the collection. */
  only: boolean
}

/** Fields of a link that are not of its view. */
export const CARRIED_FIELDS: ReadonlySet<string> = new Set(['data', 'only'])

/**
 * What a fragment carries; null where it has no `data`, and where the whole link cannot be read: it is too long, or of
 * another version. The first of two fields of one name counts.
 */
export function carriedIn(fragment: string): Carried | null {
  if (fragment.length > LIMITS.link) return null
  const pairs = fragment.replace(/^#/, '').replaceAll('&amp;', '&').split('&')
  const value = (name: string): string | undefined =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  const data = value('data')
  return data === undefined || (value('v') ?? '1') !== '1' ? null : { data, only: value('only') === '1' }
}

/** The fields as they are put behind those of the view. */
export const writeCarried = ({ data, only }: Carried): string => `&data=${data}${only ? '&only=1' : ''}`
