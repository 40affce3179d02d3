import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { extractLong } from '../extract/extractLong.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { writeDocument } from '../io/write.ts'

/** What became of one report. */
export interface Outcome {
  /** The document as written, with a line break at its end; empty where the file could not be read. */
  document: string
  /** Why it failed, for stderr; null where it was read. */
  failure: string | null
  incidents: number
}

/** A report is a few kilobytes. What is larger than this is no text to be held in memory. */
const LARGEST_FILE = 64 * 1024 * 1024

/** Problems after which nothing of a report was read. */
const ILLEGIBLE = new Set(['report.empty', 'report.binary', 'report.language'])

/** Name of a report's document: the file's own, without its folder and extension. */
export const nameOf = (file: string): string => (file === '-' ? 'stdin' : basename(file, extname(file)))

/** Reads a file (`-` is standard input) and extracts its incidents. Never throws. */
export async function extractReport(gazetteer: Gazetteer, file: string, published: string | null): Promise<Outcome> {
  try {
    const text = file === '-' ? await standardInput() : await fileText(file)
    const { incidents, problems, published: found, reconciliations } = extractLong(text, gazetteer, { published })
    const document = writeDocument(incidents, {
      title: nameOf(file),
      extra: { published: found, problems, reconciliations },
    })
    const illegible = problems.find(({ code }) => ILLEGIBLE.has(code))
    return {
      document,
      failure: illegible ? `${illegible.message} ${illegible.advice}` : null,
      incidents: incidents.length,
    }
  } catch (error) {
    return { document: '', failure: error instanceof Error ? error.message : String(error), incidents: 0 }
  }
}

async function fileText(file: string): Promise<string> {
  const { size } = await stat(file)
  if (size > LARGEST_FILE) throw new Error(`the file has ${size} bytes, more than a report can have`)
  return readFile(file, 'utf8')
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}
