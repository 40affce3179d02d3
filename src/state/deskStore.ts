import type { IDBPDatabase } from 'idb'
import { openDB } from 'idb'
import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import { readDocument } from '../io/read.ts'
import type { Desk, DeskItem, DeskStep } from './desk.ts'
import { keyOf } from './desk.ts'

const DATABASE = 'dateline'
const ITEMS = 'desk'
const CHANNEL = 'dateline-desk'

/** The desk as this browser keeps it: one record an item, so that two tabs change different items without a clash. */
export interface DeskStore {
  /** Everything that is kept, and what of it could not be read. */
  read: () => Promise<{ desk: Desk; problems: Problem[] }>
  /** Writes a step; resolves when it is on the disk. Rejects with the browser's reason, and then nothing was written. */
  write: (step: DeskStep) => Promise<void>
  /** Calls back when another tab has written. Returns how to stop. */
  follow: (changed: () => void) => () => void
}

/** Opens the browser's database (IndexedDB). Rejects where the browser keeps nothing, as some do in private windows. */
export async function openDeskStore(): Promise<DeskStore> {
  const database = await openDB(DATABASE, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(ITEMS),
    // Another tab wants to delete or upgrade: let it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
  const channel = new BroadcastChannel(CHANNEL)
  return {
    read: () => readAll(database),
    async write({ changes }) {
      // Written to the disk before the promise is kept, not only handed over to the system.
      const transaction = database.transaction(ITEMS, 'readwrite', { durability: 'strict' })
      const work = changes.map(({ key, after }) =>
        after ? transaction.store.put(after, key) : transaction.store.delete(key),
      )
      await Promise.all([...work, transaction.done])
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no target
      channel.postMessage('changed')
    },
    follow(changed) {
      channel.addEventListener('message', changed)
      return () => channel.removeEventListener('message', changed)
    },
  }
}

async function readAll(database: IDBPDatabase): Promise<{ desk: Desk; problems: Problem[] }> {
  const transaction = database.transaction(ITEMS)
  const [keys, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
  const desk = new Map<string, DeskItem>()
  const problems: Problem[] = []
  keys.forEach((key, i) => {
    const item = readItem(values[i])
    if (item && keyOf(item) === key) desk.set(key, item)
    else
      problems.push({
        code: 'desk.item',
        path: String(key),
        message: `An item that this browser keeps could not be read: ${String(key)}. It is left where it is.`,
        advice: 'It may come from another version of the program.',
      })
  })
  return { desk, problems }
}

/** Checks what comes out of the database as if it came from a file: an older version may have written it. */
function readItem(value: unknown): DeskItem | null {
  if (typeof value !== 'object' || value === null) return null
  const item = value as Partial<Record<string, unknown>>
  if (typeof item.order !== 'number') return null
  if (item.kind === 'report') return isReport(item.report) ? (value as DeskItem) : null
  if (item.kind === 'incident') {
    const incident = readIncident(item.incident)
    return incident && { kind: 'incident', order: item.order, incident }
  }
  if (item.kind !== 'draft') return null
  const { id, report, incident, isCorrection, base } = (item.draft ?? {}) as Partial<Record<string, unknown>>
  const read = readIncident(incident)
  const before = base === undefined ? null : readIncident(base)
  return typeof id === 'string' && typeof report === 'string' && read
    ? {
        kind: 'draft',
        order: item.order,
        draft: {
          id,
          report,
          incident: read,
          ...(isCorrection === true && { isCorrection }),
          ...(before && { base: before }),
        },
      }
    : null
}

function isReport(value: unknown): boolean {
  const { id, name, text, published, source } = (value ?? {}) as Partial<Record<string, unknown>>
  return (
    [id, name, text].every((part) => typeof part === 'string') &&
    (published === null || typeof published === 'string') &&
    typeof source === 'object' &&
    source !== null
  )
}

function readIncident(value: unknown): Incident | null {
  const { links = [], includes = [], extra = {} } = (value ?? {}) as Partial<Incident>
  // What it points to is elsewhere on the desk or in the collection, so the references are kept as they are.
  const { incidents } = readDocument([{ ...extra, ...(value as object), links: [], includes: [], extra: undefined }])
  const incident = incidents[0]
  return incident ? { ...incident, links, includes } : null
}
