import type { Incident } from '../domain/incident.ts'
import type { Splitter } from './pieces.ts'
import { textOf } from './pieces.ts'
import { readAlone } from './read.ts'
import { LIMITS } from './schema.ts'
import type { Report } from './wording.ts'
import { grouped } from './wording.ts'

/** Incidents that are given at once. */
const AT_ONCE = 10_000

/** What takes texts of a format apart; null for a format that is no text. */
export async function splitterOf(format: string): Promise<Splitter | null> {
  if (format === 'csv') return (await import('./csv.ts')).splitCsv()
  if (format === 'json') return (await import('./jsonPieces.ts')).splitJson('incidents', (record) => record)
  if (format === 'geojson') return (await import('./geojson.ts')).splitGeoJson()
  return null
}

/** Incidents of a text in order, as many at once as become columns together, each with its place in the text. */
export async function* readIncidents(
  stream: ReadableStream<Uint8Array>,
  splitter: Splitter,
  report: Report,
  onBytes: (bytes: number) => void,
): AsyncGenerator<{ incidents: Incident[]; rows: number[] }> {
  let [row, read] = [0, 0]
  let [incidents, rows]: [Incident[], number[]] = [[], []]
  const add = (records: readonly unknown[]): void => {
    splitter.problems().forEach(report)
    for (const record of records) {
      if (row >= LIMITS.incidents) {
        if (row++ === LIMITS.incidents)
          report({
            code: 'document.incidents',
            path: 'incidents',
            message: `There are more than ${grouped(LIMITS.incidents)} incidents; the first of them are read.`,
            advice: 'Split the file into several.',
          })
        continue
      }
      const incident = readAlone(record, row, report)
      if (incident) {
        incidents.push(incident)
        rows.push(row)
      }
      row++
    }
  }
  for await (const { text, bytes } of textOf(stream)) {
    add(splitter.take(text))
    onBytes((read += bytes))
    if (splitter.isOver()) break
    if (incidents.length < AT_ONCE) continue
    yield { incidents, rows }
    ;[incidents, rows] = [[], []]
  }
  add(splitter.end())
  splitter.problems().forEach(report)
  yield { incidents, rows }
}
