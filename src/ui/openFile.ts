import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import { openLargeFile } from '../state/fileSession.ts'
import type { Store } from '../state/store.ts'
import { CANCELLED } from '../worker/connection.ts'
import { mapCommands } from './commands.ts'

export { cancelOpening, leaveFile } from '../state/fileSession.ts'

/** Incidents of a file, and what of it could not be read. */
interface Few {
  incidents: Incident[]
  problems: Problem[]
}

/** Most incidents that are kept one by one in this browser; a file with more is shown, and not kept. */
const MOST_KEPT = 20_000
const MOST_BYTES = 1_000_000_000

/** What a file was read as on its way to the desk: it is not read a second time there. */
const read = new WeakMap<File, Few>()

/** Shows a file of very many incidents, and gives back those of one that has fewer. Rejects with a reason for a person. */
export async function openOnMap(store: Store, file: File): Promise<Few | null> {
  const known = read.get(file)
  read.delete(file)
  if (known) return known
  if (file.size > MOST_BYTES)
    throw new Error(
      `it has ${Math.round(file.size / 1e6)} MB, and at most ${MOST_BYTES / 1e6} MB are opened. Split it, for instance by year`,
    )
  const opened = await openLargeFile(store, file, {
    most: MOST_KEPT,
    goTo: (bounds) => mapCommands()?.fitNow(bounds) ?? null,
  })
  return opened.kind === 'few' ? opened : null
}

const MOST_TOLD = 4
/** As much of a file as shows what kind it is, bytes. */
const BEGINNING = 4_000

/** The same for a file that was dropped: what is wrong with it is told, and few incidents go to the desk. */
export async function openOrTell(store: Store, file: File, toDesk: () => void): Promise<void> {
  const tell = (message: string, advice = ''): void =>
    store.dispatch((state) => ({
      ...state,
      notices: [...state.notices, { code: 'file.unread', path: file.name, message, advice }],
    }))
  try {
    const { isOwnKind } = await import('../io/table/ownKind.ts')
    // Any other table is brought in by saying which column is what.
    if (!isOwnKind(file.name, await file.slice(0, BEGINNING).text())) return toDesk()
    const few = await openOnMap(store, file)
    if (few && few.incidents.length > 0) {
      read.set(file, few)
      return toDesk()
    }
    if (few) {
      tell(`${file.name} holds no incident that can be read.`)
      for (const { message, advice } of few.problems.slice(0, MOST_TOLD)) tell(message, advice)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    if (reason !== CANCELLED) tell(`${file.name} was not opened: ${reason}.`)
  }
}
