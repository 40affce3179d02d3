import { expose } from 'comlink'
import type { Incident } from '../domain/incident.ts'
import type { Resolved } from '../domain/locate.ts'
import { locateBy } from '../domain/locate.ts'
import type { Place } from '../domain/place.ts'
import type { Problem } from '../domain/problem.ts'
import type { DocumentHead } from '../io/document.ts'
import type { ColumnarFile, UnlocatedFile } from '../io/arrowFacts.ts'
import { factsOf, openArrowFacts } from '../io/arrowFacts.ts'
import { readPieces, readTable, tableOf } from '../io/arrowPieces.ts'
import { formatOf, otherKind } from '../io/formats.ts'
import { splitterOf } from '../io/readPieces.ts'
import { joinPoints } from '../time/collectPoints.ts'
import type { Span } from '../time/span.ts'
import type { LedgerLine } from '../time/tally.ts'
import type { FilePlan } from './filePlan.ts'
import type { Related } from './fileQuestions.ts'
import type { HierarchyBuilder } from './hierarchyBuilder.ts'
import { startHierarchyBuilder } from './hierarchyBuilder.ts'
import { inTimeOrder } from './inTimeOrder.ts'
import { openGazetteerFor } from './gazetteerAt.ts'
import type { Answer, EarlyAnswer, LargeFile, Question } from './largeFile.ts'
import { beginLargeFile, openLargeFile } from './largeFile.ts'
import { handedOver } from './transferred.ts'

/** How far the opening of a file is, from 0 to 1, and with what. */
export interface Progress {
  done: number
  words: string
}

/** What a file turned out to be: incidents that can be kept one by one, or too many for that. */
export type Opened =
  | { kind: 'few'; incidents: Incident[]; problems: Problem[] }
  | { kind: 'many'; document: DocumentHead; plan: FilePlan; problems: Problem[] }

let file: LargeFile | null = null
let asked = 0

const opened = (): LargeFile => {
  if (!file) throw new Error('no file is open')
  return file
}

/** Of a file of more bytes text is read in pieces, and the hierarchy is built beside the rest; less is quicker at once. */
const BIG = 8_000_000
/** Milliseconds without a question, after which what a next one may need is prepared. */
const IDLE = 200
/** Bytes that tell what a file is. */
const BEGINNING = 100

/** What the page may ask of the worker that holds a large file. */
const api = {
  /** Reads a file by the end of its name. Of up to `most` incidents it gives them; of more it makes tables. `elsewhere`: see io/references.ts. */
  async open(
    gazetteerUrl: string,
    source: File,
    most: number,
    elsewhere: readonly Incident[],
    onProgress: (progress: Progress) => void,
  ): Promise<Opened> {
    const tell = (done: number, words: string): void => onProgress({ done, words })
    // Started now, so that it is there when the file has been read.
    const builder = source.size > BIG ? startHierarchyBuilder() : null
    try {
      const read = await readFile(source, most, elsewhere, tell)
      if ('incidents' in read) return await few(gazetteerUrl, read.incidents, read.problems)
      tell(0.7, read.places.length > 0 ? 'Finding places' : 'Indexing')
      const resolved = await resolve(gazetteerUrl, read.places)
      const located = read.located(resolved.map(({ place }) => place))
      file = builder ? await openBeside(builder, located, tell) : openLargeFile(inTimeOrder(located))
      const problems = resolved.flatMap(({ problem }) => problem ?? []).slice(0, MOST_PROBLEMS)
      const all = [...located.problems, ...problems]
      return handedOver({ kind: 'many', document: located.document, plan: file.plan(), problems: all })
    } finally {
      builder?.stop()
    }
  },
  /** See `LargeFile.early`. */
  early(question: Question, span: Span): EarlyAnswer | null {
    const answer = opened().early(question, span)
    return answer && handedOver(answer)
  },
  /** Tables for a view; null where something newer has been asked meanwhile. */
  async answer(question: Question): Promise<Answer | null> {
    const own = ++asked
    const answer = await opened().answer(question, () => own !== asked)
    const prepare = (): void => {
      try {
        if (own === asked && opened().prepare()) setTimeout(prepare, IDLE)
      } catch {
        // Nobody asked for it: where there is no room for it, the next question takes its time.
      }
    }
    setTimeout(prepare, IDLE)
    return answer && handedOver(answer)
  },
  incidentsAt: (positions: readonly number[]): (Incident | null)[] => opened().incidentsAt(positions),
  namesOf: (points: readonly number[]): string[] => points.map((point) => opened().nameOf(point)),
  related: (position: number): Related => opened().related(position),
  ledger: (span: Span): LedgerLine[] => opened().ledger(span),
  byPeople: (): Int32Array => opened().byPeople(),
}

/** Opens a file while another worker builds its hierarchy. */
async function openBeside(
  builder: HierarchyBuilder,
  located: ColumnarFile,
  tell: (done: number, words: string) => void,
): Promise<LargeFile> {
  const joined = joinPoints(located.facts)
  const building = builder.build(joined.points)
  // Where what comes before it fails, nobody waits for it any more.
  building.catch(() => undefined)
  const ordered = inTimeOrder(located)
  tell(0.8, 'Indexing')
  const open = beginLargeFile(ordered, joined)
  return open(await building)
}

/** The columns of a file; of up to `most` incidents, or of another kind of file, what it holds. */
async function readFile(
  source: File,
  most: number,
  elsewhere: readonly Incident[],
  tell: (done: number, words: string) => void,
): Promise<UnlocatedFile | Read> {
  const format = formatOf(source.name)
  if (!format) throw new Error(`the end of ${source.name} says no format of incidents`)
  tell(0, 'Reading')
  const onRow = (row: number, of: number): void => tell(0.4 + 0.3 * (row / of), 'Reading')
  const splitter = source.size > BIG ? await splitterOf(format.name) : null
  if (splitter) {
    const other = otherKind(format.name, new Uint8Array(await source.slice(0, BEGINNING).arrayBuffer()))
    if (other) return { incidents: [], problems: other.problems }
    const table = await readPieces(source.stream(), splitter, (read) => tell(0.4 * (read / source.size), 'Reading'))
    return !table.opened || table.opened.rows <= most ? readTable(table, elsewhere) : factsOf(table, onRow)
  }
  const codec = await format.open()
  const bytes = new Uint8Array(await source.arrayBuffer())
  if (format.name === 'arrow' && codec.isOf?.(bytes)) {
    const unlocated = openArrowFacts(bytes, onRow)
    return unlocated.size <= most ? codec.read(bytes, elsewhere) : unlocated
  }
  const read = codec.read(bytes, elsewhere)
  return read.incidents.length <= most ? read : factsOf(tableOf(read.incidents, read.problems, read.document), onRow)
}

interface Read {
  incidents: Incident[]
  problems: Problem[]
}

/** Problems of places that are told one by one; more of a kind help nobody. */
const MOST_PROBLEMS = 1_000

async function resolve(gazetteerUrl: string, places: readonly Place[]): Promise<Resolved[]> {
  if (places.length === 0) return []
  const [gazetteer, { resolvePlace }] = await Promise.all([
    openGazetteerFor(gazetteerUrl, places.map(({ name }) => name).join('\n')),
    import('../geocode/resolve.ts'),
  ])
  return places.map((place) => resolvePlace(gazetteer, place))
}

async function few(gazetteerUrl: string, incidents: Incident[], before: Problem[]): Promise<Opened> {
  const located = await locateBy(incidents, (places) => resolve(gazetteerUrl, places))
  return {
    kind: 'few',
    incidents: located.incidents,
    problems: [...before, ...located.problems.slice(0, MOST_PROBLEMS)],
  }
}

export type FileWorkerApi = typeof api

expose(api)
