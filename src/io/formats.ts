import { encodingOf } from '../lib/encoding.ts'
import type { Incident } from '../domain/incident.ts'
import type { DocumentHead } from './document.ts'
import type { Reading } from './read.ts'
import { readConverted, readDocument } from './read.ts'
import { FORMAT } from './schema.ts'
import { writeDocument } from './write.ts'

/** Reads and writes files of one kind. Never throws: what cannot be read is among the problems. */
export interface Codec {
  read(bytes: Uint8Array, elsewhere?: readonly Incident[]): Reading
  write(incidents: readonly Incident[], head?: Partial<DocumentHead>): Uint8Array
  /** Whether the bytes begin as files of this kind do, where they all begin alike. */
  isOf?(bytes: Uint8Array): boolean
}

export interface Format {
  name: string
  /** How people call it. */
  label: string
  /** Endings of file names, the usual one first. */
  extensions: readonly string[]
  /** Fetched when it is first needed: nothing of it is loaded with the page. */
  open: () => Promise<Codec>
}

const fromText = (
  read: (text: string, elsewhere?: readonly Incident[]) => Reading,
  write: (incidents: readonly Incident[], head?: Partial<DocumentHead>) => string,
): Codec => ({
  read: (bytes, elsewhere) =>
    isArrow(bytes) ? misnamed('an Arrow file') : read(new TextDecoder(encodingOf(bytes)).decode(bytes), elsewhere),
  write: (incidents, head) => new TextEncoder().encode(write(incidents, head)),
})

/** The formats that are read and written, by the end of a file's name. A new one is a line here. */
export const FORMATS: readonly Format[] = [
  {
    name: 'json',
    label: 'incident format',
    extensions: ['json'],
    open: () => Promise.resolve(fromText(readDocument, writeDocument)),
  },
  {
    name: 'csv',
    label: 'table (CSV)',
    extensions: ['csv'],
    open: async () => {
      const { readCsv, writeCsv } = await import('./csv.ts')
      return fromText(
        (text, elsewhere) => (looksLikeJson(text) ? misnamed('JSON') : readCsv(text, elsewhere)),
        writeCsv,
      )
    },
  },
  {
    name: 'geojson',
    label: 'GeoJSON',
    extensions: ['geojson'],
    open: async () => {
      const { readGeoJson, writeGeoJson } = await import('./geojson.ts')
      return fromText(readGeoJson, writeGeoJson)
    },
  },
  {
    name: 'arrow',
    label: 'Apache Arrow',
    extensions: ['arrow', 'arrows', 'feather'],
    open: async () => {
      const { readArrow, writeArrow } = await import('./arrow.ts')
      return {
        read: (bytes, elsewhere) => {
          if (isArrow(bytes)) return readArrow(bytes, elsewhere)
          return misnamed(
            bytes.length === 0 ? 'an empty file' : looksLikeJson(headOf(bytes)) ? 'JSON' : 'something else',
          )
        },
        isOf: isArrow,
        write: writeArrow,
      }
    },
  },
]

/** The format of a file by its name; null where the name's end says nothing. */
export function formatOf(fileName: string): Format | null {
  const end = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase()
  return FORMATS.find(({ extensions }) => end !== undefined && extensions.includes(end)) ?? null
}

/** What a file of text is instead of what its name says, told by its first bytes; null where nothing speaks against it. */
export function otherKind(format: string, beginning: Uint8Array): Reading | null {
  if (isArrow(beginning)) return misnamed('an Arrow file')
  return format === 'csv' && looksLikeJson(headOf(beginning)) ? misnamed('JSON') : null
}

const headOf = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 100))

const looksLikeJson = (text: string): boolean => /^\uFEFF?\s*[[{]/.test(text)

/** Whether bytes begin as an Arrow file does, or as a stream of Arrow messages. */
const isArrow = (bytes: Uint8Array): boolean =>
  headOf(bytes).startsWith('ARROW1') || (bytes.length > 8 && bytes.subarray(0, 4).every((byte) => byte === 0xff))

const misnamed = (kind: string): Reading =>
  readConverted({ format: FORMAT, incidents: [] }, [
    {
      code: 'file.kind',
      path: '',
      message: `The file is not what its name says: it is ${kind}.`,
      advice: 'Give it the ending of what it is: .json, .csv, .geojson or .arrow.',
    },
  ])
