import type { Carried } from './carried.ts'
import { writeCarried } from './carried.ts'
import { pairsOf } from '../lib/fragment.ts'
import { fromBase64url, toBase64url } from '../lib/base64url.ts'

/** What a link to a story asks for. */
export interface StoryAsked {
  /** The value of the field `story`: a packed story, or the name of one that came with the app. */
  address: string
  /** The step to begin with, from 0. */
  step: number
}

/** What a fragment asks for; null where it has no `story`. The first of two fields of one name counts. */
export function storyIn(fragment: string): StoryAsked | null {
  const pairs = pairsOf(fragment)
  const value = (name: string): string | undefined =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  const address = value('story')
  if (address === undefined) return null
  const step = value('step') ?? '1'
  return { address, step: /^\d{1,3}$/.test(step) ? Math.max(0, Number(step) - 1) : 0 }
}

/** The fragment that opens a story at a step, without `#`. */
export const writeStoryLink = ({ address, step }: StoryAsked, carried: Carried | null): string =>
  `story=${address}${carried ? writeCarried(carried) : ''}&step=${step + 1}`

/** Names of stories that come with the app. A packed story begins with a digit. */
export const isStoryName = (address: string): boolean => /^[a-z](?:[a-z0-9-]{0,60}[a-z0-9])?$/.test(address)

/** The only way of packing so far: JSON (see io/story.ts), compressed after the first primer of stories. */
const PACKING = '1'

/** The value of `story` for packed bytes. */
export const storyText = (packed: Uint8Array): string => PACKING + toBase64url(packed)

/** The packed bytes of a value of `story`, or in words why there are none: completes "The story in the link …". */
export function storyBytes(address: string): Uint8Array<ArrayBuffer> | string {
  if (!/^\d/.test(address))
    return 'is neither packed in a way that this program knows nor the name of one of its stories'
  if (!address.startsWith(PACKING)) return 'is packed in a way that this version does not know'
  return fromBase64url(address.slice(1)) ?? 'is damaged: the link has been cut or changed'
}
