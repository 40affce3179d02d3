import type { Incident } from '../domain/incident.ts'
import { csvHead, csvHeader, csvRows } from './csv.ts'
import type { DocumentHead } from './document.ts'
import { featureOf } from './geojson.ts'
import { headRecord, recordFrom } from './write.ts'

/** Writes incidents some at a time. What the document says about itself comes last, as it may be known last. */
export interface PieceWriter {
  add: (incidents: readonly Incident[]) => string | null
  end: (head: Partial<DocumentHead>) => string | Uint8Array
}

/** A writer of a format, by its name. Of Arrow all columns are kept until the end, of the others nothing is. */
export async function pieceWriter(format: string): Promise<PieceWriter> {
  if (format === 'csv') return writeCsvPieces()
  if (format === 'json') return writeJsonPieces('{"incidents": [\n', recordFrom, (head) => headRecord(head))
  if (format === 'geojson')
    return writeJsonPieces('{"type": "FeatureCollection", "features": [\n', featureOf, (head) => ({
      dateline: headRecord(head),
    }))
  const table = (await import('./arrow.ts')).growingTable()
  return {
    add(incidents) {
      table.add(incidents)
      return null
    },
    end: (head) => table.write(head),
  }
}

function writeCsvPieces(): PieceWriter {
  let isFirst = true
  const begin = (): string => (isFirst ? csvHeader() : '')
  return {
    add(incidents) {
      const text = begin() + csvRows(incidents)
      isFirst = false
      return text
    },
    end: (head) => begin() + csvHead(head),
  }
}

function writeJsonPieces(
  before: string,
  entryOf: (incident: Incident) => unknown,
  headOf: (head: Partial<DocumentHead>) => Record<string, unknown>,
): PieceWriter {
  let lead = before
  return {
    add(incidents) {
      let text = ''
      for (const incident of incidents) {
        text += `${lead}${JSON.stringify(entryOf(incident))}`
        lead = ',\n'
      }
      return text
    },
    end(head) {
      const fields = JSON.stringify(headOf(head)).slice(1)
      return `${lead === before ? before : '\n'}], ${fields}\n`
    },
  }
}
