import { readFile } from 'node:fs/promises'
import { type Gazetteer, openGazetteer } from '../geocode/gazetteer.ts'

/** Opens the gazetteer that ships with the app. */
export const openGazetteerFile = async (): Promise<Gazetteer> =>
  openGazetteer(await readFile(new URL('../../public/geo/gazetteer.bin', import.meta.url)))
