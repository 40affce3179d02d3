import { readFile, stat, writeFile } from 'node:fs/promises'
import type { Format } from '../io/formats.ts'
import { FORMATS, formatOf } from '../io/formats.ts'
import type { Command } from './command.ts'
import { convertInPieces } from './convertInPieces.ts'

const KNOWN = FORMATS.map(({ label, extensions }) => `${label}: .${extensions.join(', .')}`).join('; ')

function formatFor(file: string): Format | null {
  const format = formatOf(file)
  if (!format) process.stderr.write(`${file}: the end of the name says no format. Known are ${KNOWN}.\n`)
  return format
}

/** A file of more bytes is turned a part at a time. */
const IN_PIECES = 8_000_000

/** Turns a file of incidents into another format, both told by the ends of their names. Says what could not be read. */
export const convert: Command = {
  usage: 'IN OUT',
  async run(args) {
    const [from, to, ...others] = args
    if (from === undefined || to === undefined || others.length > 0) {
      process.stderr.write(`usage: dateline convert ${this.usage}\n${KNOWN}\n`)
      return 2
    }
    const [source, target] = [formatFor(from), formatFor(to)]
    if (!source || !target) return 2
    let bytes: Uint8Array | null
    try {
      bytes = (await stat(from)).size > IN_PIECES ? null : await readFile(from)
    } catch (error) {
      process.stderr.write(`${from} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`)
      return 2
    }
    try {
      return await (bytes
        ? convertAtOnce(bytes, source, to, target)
        : convertInPieces(from, source.name, to, target.name))
    } catch (error) {
      process.stderr.write(
        `${from} was not converted to ${to}: ${error instanceof Error ? error.message : String(error)}\n`,
      )
      return 2
    }
  },
}

async function convertAtOnce(bytes: Uint8Array, source: Format, to: string, target: Format): Promise<number> {
  const { incidents, document, problems } = (await source.open()).read(bytes)
  for (const { path, message, advice } of problems)
    process.stderr.write(`${path ? `${path}: ` : ''}${message} ${advice}\n`)
  // Nothing was there to be read: an empty file would look like an answer.
  if (incidents.length === 0 && problems.length > 0) return 1
  await writeFile(to, (await target.open()).write(incidents, document))
  process.stderr.write(`${incidents.length} incidents written to ${to}\n`)
  return problems.length > 0 ? 1 : 0
}
