import type { Gazetteer } from '../geocode/gazetteer.ts'
import { openGazetteer } from '../geocode/gazetteer.ts'

let opening: Promise<Gazetteer> | null = null

/** The gazetteer, fetched and opened when first asked for; a failed load is tried again at the next call. */
export function openGazetteerAt(url: string): Promise<Gazetteer> {
  opening ??= load(url).catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

const load = async (url: string): Promise<Gazetteer> => openGazetteer(await bytesAt(url))

/** The bytes of a file of this server; rejects with its answer. */
export async function bytesAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
