import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { publishedPoint } from '../geocode/publishedPoint.ts'
import { readToponyms, type Span } from '../geocode/toponyms.ts'
import type { Command } from './command.ts'
import { openGazetteerFile, withNamesFor } from './openGazetteerFile.ts'

/**
 * Reads a document a line, `{doc_id, text, toponyms?: [{start, end}]}`, and prints `{doc_id, toponyms}` a line. Given
 * mentions are resolved; without them they are found, demonyms ("Cambodian") included unless `--places-only`. A bad line is reported on stderr and the rest goes on.
 */
export const toponyms: Command = {
  usage: 'FILE.jsonl [--places-only]',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'places-only': { type: 'boolean', default: false } },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) {
      process.stderr.write(`usage: dateline toponyms ${this.usage}\n`)
      return 2
    }
    let gazetteer = await openGazetteerFile()
    let number = 0
    let code = 0
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      number += 1
      if (!line.trim()) continue
      try {
        const document = parseDocument(line)
        gazetteer = await withNamesFor(gazetteer, document.text)
        process.stdout.write(`${JSON.stringify(readDocument(gazetteer, document, !values['places-only']))}\n`)
      } catch (error) {
        process.stderr.write(`line ${number}: ${error instanceof Error ? error.message : String(error)}\n`)
        code = 1
      }
    }
    return code
  },
}

/** A text of so many characters takes long enough to say how far it is. */
const LONG_TEXT = 1_000_000

interface Document {
  id: unknown
  text: string
  given: Span[] | undefined
}

function parseDocument(line: string): Document {
  const document: unknown = JSON.parse(line)
  if (typeof document !== 'object' || document === null) throw new Error('not a JSON object')
  if (!('text' in document) || typeof document.text !== 'string') throw new Error('"text" is missing or no string')
  const { text } = document
  const given = 'toponyms' in document && document.toponyms !== undefined ? spans(document.toponyms, text) : undefined
  return { id: 'doc_id' in document ? document.doc_id : null, text, given }
}

function readDocument(gazetteer: Gazetteer, { id, text, given }: Document, demonyms: boolean): unknown {
  const onProgress = (share: number): void => {
    if (text.length >= LONG_TEXT && process.stderr.isTTY) process.stderr.write(`\r${Math.round(share * 100)} % \r`)
  }
  const found = readToponyms(gazetteer, text, { onProgress, ...(given ? { given } : { demonyms }) })
  return {
    doc_id: id,
    toponyms: found.map(({ start, end, text, place, confidence }) => ({
      start,
      end,
      text,
      ...publishedPoint(gazetteer, place),
      country: place?.country ?? null,
      admin1: place?.admin1 ?? null,
      precision: place ? (place.precision ?? 'region') : null,
      confidence,
    })),
  }
}

function spans(given: unknown, text: string): Span[] {
  if (!Array.isArray(given)) throw new Error('"toponyms" is no list')
  return given.map((span: unknown, i) => {
    if (typeof span !== 'object' || span === null || !('start' in span) || !('end' in span))
      throw new Error(`toponyms[${i}] has no start and end`)
    const { start, end } = span
    const isInText =
      Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) <= text.length
    if (!isInText || Number(start) >= Number(end)) throw new Error(`toponyms[${i}] is not inside the text`)
    return { start: Number(start), end: Number(end) }
  })
}
