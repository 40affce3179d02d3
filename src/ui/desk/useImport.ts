import { useState } from 'react'
import { setIncidents } from '../../state/desk.ts'
import { prepareFor } from '../../state/tables.ts'
import { useAppStore } from '../store.ts'
import { keeperOf } from './keeper.ts'

/** Files of incidents: the ends of their names. */
export const DATA_FILES = '.json,.geojson,.csv,.arrow,.feather'

export const isDataFile = (name: string): boolean =>
  DATA_FILES.split(',').some((end) => name.toLowerCase().endsWith(end))

/** Most incidents that are brought in at once: they are kept one by one, and are shown without a reload. */
const MOST_INCIDENTS = 20_000
const MOST_BYTES = 100_000_000
const MOST_LINES = 20
/** Up to so many incidents of the collection are handed to the worker, for references to them. */
const MOST_KNOWN = 5_000

/** Brings files of incidents onto the desk: read in the worker, one step a file. */
export function useImport() {
  const store = useAppStore()
  const [problems, setProblems] = useState<readonly string[]>([])

  async function bringOne(file: File): Promise<{ words: string; lines: string[] }> {
    if (file.size > MOST_BYTES)
      return {
        words: `${file.name} has ${Math.round(file.size / 1e6)} MB; at most ${MOST_BYTES / 1e6} MB are opened.`,
        lines: [],
      }
    const { readData } = await import('../../worker/client.ts')
    const { incidents: known } = store.getState().collection
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { incidents, problems: found } = await readData(file.name, bytes, known.length <= MOST_KNOWN ? known : [])
      const lines = found.map(({ path, message, advice }) =>
        [path && `${path}:`, message, advice].filter(Boolean).join(' '),
      )
      if (incidents.length > MOST_INCIDENTS)
        return {
          words: `${file.name} holds ${incidents.length.toLocaleString('en')} incidents; at most ${MOST_INCIDENTS.toLocaleString('en')} are brought in. Nothing was. Split the file, for instance by year.`,
          lines,
        }
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
