/** Tables and documents of text that come in pieces, as columns: so that a million rows never are a text, or objects. */
import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import { growingInts } from '../lib/growing.ts'
import { growingTable } from './arrow.ts'
import type { ReadTable } from './arrowFacts.ts'
import type { DocumentHead } from './document.ts'
import { BLANK_HEAD } from './document.ts'
import type { Splitter } from './pieces.ts'
import { readIncidents } from './readPieces.ts'
import type { Reading } from './read.ts'
import { collector, readBody, readConverted } from './read.ts'
import { FORMAT } from './schema.ts'

/** Incidents that become columns together. */
const AT_ONCE = 10_000

/** Reads a text of incidents into a table. Nothing of it is there where it cannot be read to its end. */
export async function readPieces(
  stream: ReadableStream<Uint8Array>,
  splitter: Splitter,
  onBytes: (bytes: number) => void,
): Promise<ReadTable> {
  const collected = collector()
  const { report } = collected
  const table = growingTable()
  const places = growingInts()
  for await (const { incidents, rows } of readIncidents(stream, splitter, report, onBytes)) {
    table.add(incidents)
    for (const row of rows) places.push(row)
  }
  const document = splitter.isSound() ? readBody({ ...splitter.head(), incidents: [] }, report) : null
  const rowIn = (row: number): number => places.view()[row]!
  return { ...collected, opened: document && table.open(report), document: document ?? BLANK_HEAD, rowIn }
}

/** The incidents of a table whole, for one that has few of them. */
export function readTable({ opened, problems }: ReadTable, elsewhere: readonly Incident[] = []): Reading {
  const incidents = Array.from({ length: opened?.rows ?? 0 }, (_, row) => opened!.recordAt(row))
  return readConverted({ format: FORMAT, incidents }, problems, elsewhere)
}

/** A table of incidents that are there. */
export function tableOf(
  incidents: readonly Incident[],
  problems: readonly Problem[],
  document: DocumentHead,
): ReadTable {
  const collected = collector()
  problems.forEach(collected.report)
  const table = growingTable()
  for (let at = 0; at < incidents.length; at += AT_ONCE) table.add(incidents.slice(at, at + AT_ONCE))
  return { ...collected, opened: table.open(collected.report), document, rowIn: (row) => row }
}
