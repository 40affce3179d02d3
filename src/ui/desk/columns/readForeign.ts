import type { Guess } from '../../../io/table/guessMapping.ts'
import { guessMapping } from '../../../io/table/guessMapping.ts'
import { readCsvTable } from '../../../io/table/readCsvTable.ts'
import { readGeoJsonTable } from '../../../io/table/readGeoJsonTable.ts'
import type { Table } from '../../../io/table/table.ts'

/** A table that somebody else made, with what its columns are taken for. */
export interface Foreign {
  table: Table
  notes: readonly string[]
  guess: Guess
}

/** Reads a table of any kind; rejects with a sentence where it is none. */
export async function readForeign(file: File): Promise<Foreign> {
  const isJson = /\.(geo)?json$/i.test(file.name)
  const reading = isJson ? readGeoJsonTable(await file.text()) : readCsvTable(new Uint8Array(await file.arrayBuffer()))
  if ('failure' in reading) throw new Error(reading.failure)
  return { ...reading, guess: guessMapping(reading.table) }
}
