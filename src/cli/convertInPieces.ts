import { createReadStream } from 'node:fs'
import { open, readFile, realpath, rename, unlink } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Incident } from '../domain/incident.ts'
import type { DocumentHead } from '../io/document.ts'
import { otherKind } from '../io/formats.ts'
import { collector, readAlone, readBody } from '../io/read.ts'
import { readIncidents, splitterOf } from '../io/readPieces.ts'
import { FORMAT } from '../io/schema.ts'
import type { Report } from '../io/wording.ts'
import { pieceWriter } from '../io/writePieces.ts'

/** Incidents of a source, some at a time. `head` is what it says about itself, asked at the end; null where it cannot be read. */
interface Source {
  pieces: AsyncIterable<{ incidents: readonly Incident[]; rows: readonly number[] }>
  head: () => DocumentHead | null
}

/** Incidents of an Arrow file that are turned together. */
const AT_ONCE = 10_000

/**
 * Turns a large file into another format without holding all of its incidents. Of two incidents with one id the first
 * is written; whether other references point to something is seen to when the file is read. What stands at `to` stays
 * until all of its successor is there, so `to` may be `from`, and a source that breaks off costs nothing. Gives the
 * exit code; rejects where a file cannot be read or written.
 */
export async function convertInPieces(from: string, source: string, to: string, target: string): Promise<number> {
  const { problems, report, finish } = collector()
  const opened = await openSource(from, source, report)
  const count = opened ? await writeBeside(opened, to, target, report) : 0
  finish()
  for (const { path, message, advice } of problems)
    process.stderr.write(`${path ? `${path}: ` : ''}${message} ${advice}\n`)
  process.stderr.write(count > 0 ? `${count} incidents written to ${to}\n` : `${from} was not converted.\n`)
  return problems.length > 0 ? 1 : 0
}

/** Writes a file beside `to` and puts it in its place once it is whole. Gives the number of incidents in it. */
async function writeBeside(opened: Source, to: string, target: string, report: Report): Promise<number> {
  // Of a link, the file that it leads to is replaced.
  const place = await realpath(to).catch(() => to)
  const part = `${place}.${process.pid}.part`
  // Nobody else's file of that name is written over.
  const out = await open(part, 'wx')
  let count = 0
  try {
    count = await writeAll(opened, await pieceWriter(target), (bytes) => out.writeFile(bytes), report)
  } finally {
    await out.close()
    await (count > 0 ? rename(part, place) : unlink(part))
  }
  return count
}

async function writeAll(
  { pieces, head }: Source,
  writer: Awaited<ReturnType<typeof pieceWriter>>,
  write: (part: string | Uint8Array) => Promise<void>,
  report: Report,
): Promise<number> {
  let count = 0
  const known = new Map<string, number>()
  const put = async (part: string | Uint8Array | null): Promise<void> => {
    if (part) await write(part)
  }
  for await (const { incidents, rows } of pieces) {
    const kept = incidents.filter(({ id }, k) => {
      const earlier = known.get(id)
      if (earlier === undefined) known.set(id, rows[k]!)
      else report(twin(id, rows[k]!, earlier))
      return earlier === undefined
    })
    count += kept.length
    await put(writer.add(kept))
  }
  const said = head()
  await put(writer.end(said ?? {}))
  return said ? count : 0
}

const twin = (id: string, row: number, earlier: number) => ({
  code: 'id.duplicate',
  path: `incidents[${row}].id`,
  message: `“${id}” is already the id of incidents[${earlier}]. The record is left out.`,
  advice: 'Give each record an id of its own, or remove the repetition.',
})

async function openSource(path: string, format: string, report: Report): Promise<Source | null> {
  const splitter = await splitterOf(format)
  if (!splitter) {
    const { openArrow } = await import('../io/arrow.ts')
    const table = openArrow(await readFile(path), report)
    if (!table) return null
    return {
      pieces: rowsOf(table.rows, table.recordAt, report),
      head: () => readBody({ format: FORMAT, ...table.head, incidents: [] }, report),
    }
  }
  const other = otherKind(format, await beginningOf(path))
  other?.problems.forEach(report)
  if (other) return null
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  return {
    pieces: readIncidents(stream, splitter, report, () => undefined),
    head: () => (splitter.isSound() ? readBody({ ...splitter.head(), incidents: [] }, report) : null),
  }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(100), 0, 100, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* rowsOf(
  size: number,
  recordAt: (row: number) => unknown,
  report: Report,
): AsyncGenerator<{ incidents: Incident[]; rows: number[] }> {
  for (let from = 0; from < size; from += AT_ONCE) {
    const [incidents, rows]: [Incident[], number[]] = [[], []]
    for (let row = from; row < Math.min(size, from + AT_ONCE); row++) {
      const incident = readAlone(recordAt(row), row, report)
      if (!incident) continue
      incidents.push(incident)
      rows.push(row)
    }
    yield await Promise.resolve({ incidents, rows })
  }
}
