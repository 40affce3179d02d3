import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { type Gazetteer, openGazetteer } from '../geocode/gazetteer.ts'
import { openOtherNames } from '../geocode/openOtherNames.ts'
import { hasOtherLetters } from '../geocode/otherScripts.ts'

const readGeo = (name: string): Promise<Uint8Array> => readFile(new URL(`../../public/geo/${name}`, import.meta.url))

/** Opens the gazetteer that ships with the app; node inflates it in a third of the time that a stream takes. */
export const openGazetteerFile = async (): Promise<Gazetteer> =>
  openGazetteer(gunzipSync(await readGeo('gazetteer.bin')))

/** The gazetteer with the names in other scripts, where the text has letters of one; else as given. */
export async function withNamesFor(gazetteer: Gazetteer, text: string): Promise<Gazetteer> {
  if (gazetteer.other || !hasOtherLetters(text)) return gazetteer
  return openOtherNames(gazetteer, await readGeo('names.bin'))
}
