import { readFileSync } from 'node:fs'

/** A document with the toponyms that people marked in it; offsets are UTF-16 code units. */
export interface GoldDocument {
  doc_id: string
  text: string
  toponyms: Array<{ start: number; end: number; text: string; lat: number | null; lon: number | null }>
}

/** Reads a gold corpus, a document a line. */
export const readGold = (file: string): GoldDocument[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as GoldDocument)
