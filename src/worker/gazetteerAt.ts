import type { Gazetteer } from '../geocode/gazetteer.ts'
import { openGazetteer } from '../geocode/gazetteer.ts'
import { openOtherNames } from '../geocode/openOtherNames.ts'
import { hasOtherLetters } from '../geocode/otherScripts.ts'
import { warmSearch } from '../geocode/warmSearch.ts'

let opening: Promise<Gazetteer> | null = null
let naming: Promise<Gazetteer> | null = null

/**
 * The gazetteer for some names, fetched and opened when first asked for; the file of names in other scripts, which lies
 * beside it, when a name first has letters of one. A failed load is tried again at the next call.
 */
export async function openGazetteerFor(url: string, names: string): Promise<Gazetteer> {
  const opened = await openGazetteerAt(url)
  if (!hasOtherLetters(names)) return opened
  naming ??= bytesAt(new URL('names.bin', url).href)
    .then((bytes) => openOtherNames(opened, bytes))
    .catch((error: unknown) => {
      naming = null
      throw error
    })
  return naming
}

function openGazetteerAt(url: string): Promise<Gazetteer> {
  opening ??= load(url).catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

async function load(url: string): Promise<Gazetteer> {
  const opened = await openGazetteer(await bytesAt(url))
  runApart(warmSearch(opened))
  return opened
}

/** One step a turn of the event loop, so that what is asked in the meantime waits for one of them at most. */
function runApart([step, ...rest]: ReadonlyArray<() => void>): void {
  if (!step) return
  setTimeout(() => {
    step()
    runApart(rest)
  })
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
