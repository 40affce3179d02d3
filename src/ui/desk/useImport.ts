import { useState } from 'react'
import type { Incident } from '../../domain/incident.ts'
import type { Problem } from '../../domain/problem.ts'
import { setIncidents } from '../../state/desk.ts'
import { prepareFor } from '../../state/tables.ts'
import { mayBeLarge } from '../dataFiles.ts'
import { useAppStore } from '../store.ts'
import { keeperOf } from './keeper.ts'

const MOST_LINES = 20
/** Up to so many incidents of the collection are handed to the worker, for references to them. */
const MOST_KNOWN = 5_000

/** Brings files of incidents onto the desk: read in the worker, one step a file. */
export function useImport() {
  const store = useAppStore()
  const [problems, setProblems] = useState<readonly string[]>([])

  /** Null for a file with more incidents than are kept one by one: it is shown instead. */
  async function readOne(file: File): Promise<{ incidents: Incident[]; problems: Problem[] } | null> {
    if (mayBeLarge(file)) {
      const { openOnMap } = await import('../openFile.ts')
      return openOnMap(store, file)
    }
    const { readData } = await import('../../worker/client.ts')
    const { incidents: known } = store.getState().collection
    const bytes = new Uint8Array(await file.arrayBuffer())
    return readData(file.name, bytes, known.length <= MOST_KNOWN ? known : [])
  }

  async function bringOne(file: File): Promise<{ words: string; lines: string[] }> {
    try {
      const read = await readOne(file)
      if (!read) return { words: `${file.name} is shown on the map.`, lines: [] }
      const { incidents, problems: found } = read
      const lines = found.map(({ path, message, advice }) =>
        [path && `${path}:`, message, advice].filter(Boolean).join(' '),
      )
      if (incidents.length === 0) return { words: `${file.name} holds no incident that can be read.`, lines }
      await prepareFor(incidents)
      const words = incidents.length === 1 ? 'one incident' : `${incidents.length.toLocaleString('en')} incidents`
      const { desk: before, collection } = store.getState()
      const replaced = incidents.filter(({ id }) => before.has(`incident/${id}`) || collection.position.has(id)).length
      const keeper = await keeperOf(store)
      await keeper.commit((desk) => setIncidents(desk, `Bring in ${words} from ${file.name}`, incidents))
      return {
        words: `${file.name}: ${words} brought in and kept in this browser.${replaced > 0 ? ` ${replaced.toLocaleString('en')} of them stand in the place of known ones with the same id; Undo gives those back.` : ''}`,
        lines,
      }
    } catch (error) {
      return {
        words: `${file.name} was not read: ${error instanceof Error ? error.message : 'unknown reason'}.`,
        lines: [],
      }
    }
  }

  return {
    /** What could not be read of the last files, one line each, at most twenty and how many more. */
    problems,
    /** Reads files one after the other; what became of them, in words. */
    async bring(files: readonly File[]): Promise<string> {
      const words: string[] = []
      const lines: string[] = []
      for (const file of files) {
        const one = await bringOne(file)
        words.push(one.words)
        lines.push(...one.lines.map((line) => (files.length > 1 ? `${file.name}, ${line}` : line)))
      }
      const more = lines.length - MOST_LINES
      setProblems(
        more > 0 ? [...lines.slice(0, MOST_LINES), `${more.toLocaleString('en')} more are not listed here.`] : lines,
      )
      return words.join(' ')
    },
  }
}
