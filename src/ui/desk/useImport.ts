import { useState } from 'react'
import type { Incident } from '../../domain/incident.ts'
import type { Problem } from '../../domain/problem.ts'
import { homeOf } from '../../state/appState.ts'
import { setIncidents } from '../../state/desk.ts'
import { MOST_KNOWN } from '../../state/fileSession.ts'
import { prepareFor } from '../../state/tables.ts'
import { mayBeLarge } from '../dataFiles.ts'
import { useAppStore } from '../store.ts'
import { keeperOf, keptWords } from './keeper.ts'

/** Most incidents that are brought in at once: they are kept one by one, and are shown without a reload. */
const MOST_INCIDENTS = 20_000
export const MOST_BYTES = 100_000_000
const MOST_LINES = 20

/** As much of a file as shows what kind it is, bytes. */
const BEGINNING = 4_000

interface Outcome {
  words: string
  lines: string[]
}

const lineOf = ({ path, message, advice }: Problem): string =>
  [path && `${path}:`, message, advice].filter(Boolean).join(' ')

const failed = (file: string, error: unknown): Outcome => ({
  words: `${file} was not read: ${error instanceof Error ? error.message : 'unknown reason'}.`,
  lines: [],
})

/** Brings files of incidents onto the desk: read in the worker, one step a file. */
export function useImport() {
  const store = useAppStore()
  const [problems, setProblems] = useState<readonly string[]>([])
  const [foreign, setForeign] = useState<readonly File[]>([])

  async function bringOne(file: File): Promise<Outcome> {
    try {
      const { isOwnKind } = await import('../../io/table/ownKind.ts')
      const beginning = await file.slice(0, BEGINNING).text()
      const { isStoryText } = await import('../../io/story.ts')
      if (isStoryText(beginning)) {
        await (await import('../story/openStories.ts')).openFile(store, file)
        return { words: '', lines: [] }
      }
      if (!isOwnKind(file.name, beginning)) {
        if (file.size > MOST_BYTES)
          return {
            words: `${file.name} has ${Math.round(file.size / 1e6)} MB; at most ${MOST_BYTES / 1e6} MB of a table are opened. Split it, for instance by year.`,
            lines: [],
          }
        setForeign((files) => [...files, file])
        return { words: '', lines: [] }
      }
      if (!mayBeLarge(file)) return await bringBytes(file.name, file.name, new Uint8Array(await file.arrayBuffer()))
      const { openOnMap } = await import('../openFile.ts')
      const few = await openOnMap(store, file)
      return few ? await bringIncidents(file.name, few) : { words: `${file.name} is shown on the map.`, lines: [] }
    } catch (error) {
      return failed(file.name, error)
    }
  }

  /** Bytes of a format that `named` says, on behalf of a file. */
  async function bringBytes(file: string, named: string, bytes: Uint8Array): Promise<Outcome> {
    const { readData } = await import('../../worker/client.ts')
    const { incidents: known } = homeOf(store.getState())
    return bringIncidents(file, await readData(named, bytes, known.length <= MOST_KNOWN ? known : []))
  }

  async function bringIncidents(
    file: string,
    { incidents, problems: found }: { incidents: readonly Incident[]; problems: readonly Problem[] },
  ): Promise<Outcome> {
    const lines = found.map(lineOf)
    if (incidents.length > MOST_INCIDENTS)
      return {
        words: `${file} holds ${incidents.length.toLocaleString('en')} incidents; at most ${MOST_INCIDENTS.toLocaleString('en')} are brought in. Nothing was. Split the file, for instance by year.`,
        lines,
      }
    if (incidents.length === 0) return { words: `${file} holds no incident that can be read.`, lines }
    await prepareFor(incidents)
    const words = incidents.length === 1 ? 'one incident' : `${incidents.length.toLocaleString('en')} incidents`
    const { desk: before, ...rest } = store.getState()
    const collection = homeOf(rest)
    const replaced = incidents.filter(({ id }) => before.has(`incident/${id}`) || collection.position.has(id)).length
    const keeper = await keeperOf(store)
    await keeper.commit((desk) => setIncidents(desk, `Bring in ${words} from ${file}`, incidents))
    return {
      words: `${file}: ${words} brought in${keptWords(keeper)}.${replaced > 0 ? ` ${replaced.toLocaleString('en')} of them stand in the place of known ones with the same id; Undo gives those back.` : ''}`,
      lines,
    }
  }

  function list(lines: readonly string[]): void {
    const more = lines.length - MOST_LINES
    setProblems(
      more > 0 ? [...lines.slice(0, MOST_LINES), `${more.toLocaleString('en')} more are not listed here.`] : lines,
    )
  }

  return {
    /** What could not be read of the last files, one line each, at most twenty and how many more. */
    problems,
    /** The next table that is not of our own making: somebody has to say what its columns are. */
    foreign: foreign[0] ?? null,
    /** Puts that table aside. */
    leaveForeign: () => setForeign((files) => files.slice(1)),
    /** Brings in what was made of that table; what became of it, in words. `faults`: what could not be read of it. */
    async bringMapped(records: readonly unknown[], faults: readonly Problem[]): Promise<string> {
      const file = foreign[0]?.name ?? 'table'
      const bytes = new TextEncoder().encode(JSON.stringify(records))
      const { words, lines } = await bringBytes(file, 'mapped.json', bytes).catch((error: unknown) =>
        failed(file, error),
      )
      list([...faults.map(lineOf), ...lines])
      setForeign((files) => files.slice(1))
      return words
    },
    /** Reads files one after the other; what became of them, in words. */
    async bring(files: readonly File[]): Promise<string> {
      const words: string[] = []
      const lines: string[] = []
      for (const file of files) {
        const one = await bringOne(file)
        words.push(one.words)
        lines.push(...one.lines.map((line) => (files.length > 1 ? `${file.name}, ${line}` : line)))
      }
      list(lines)
      return words.filter(Boolean).join(' ')
    },
  }
}
