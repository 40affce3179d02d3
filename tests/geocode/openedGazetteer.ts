import { readFileSync } from 'node:fs'
import { type Gazetteer, openGazetteer } from '../../src/geocode/gazetteer.ts'

let opened: Promise<Gazetteer> | null = null

/** The gazetteer that ships, opened once a test file. */
export function openedGazetteer(): Promise<Gazetteer> {
  opened ??= openGazetteer(readFileSync(new URL('../../public/geo/gazetteer.bin', import.meta.url)))
  return opened
}
