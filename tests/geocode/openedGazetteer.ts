import { readFileSync } from 'node:fs'
import { type Gazetteer, openGazetteer } from '../../src/geocode/gazetteer.ts'
import { openOtherNames } from '../../src/geocode/openOtherNames.ts'

const readGeo = (name: string): Uint8Array => readFileSync(new URL(`../../public/geo/${name}`, import.meta.url))

let opened: Promise<Gazetteer> | null = null

/** The gazetteer that ships, opened once a test file. */
export function openedGazetteer(): Promise<Gazetteer> {
  opened ??= openGazetteer(readGeo('gazetteer.bin'))
  return opened
}

let named: Promise<Gazetteer> | null = null

/** The same with the names in other scripts. */
export function openedNames(): Promise<Gazetteer> {
  named ??= openedGazetteer().then((gazetteer) => openOtherNames(gazetteer, readGeo('names.bin')))
  return named
}
