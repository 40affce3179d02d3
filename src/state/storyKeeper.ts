import { openDB } from 'idb'
import type { Story } from '../domain/story.ts'
import { readDraft } from '../io/story.ts'
import type { DraftHistory } from './storyDraft.ts'
import { beginning, changed, redone, undone } from './storyDraft.ts'

const DATABASE = 'dateline-stories'
const STORIES = 'stories'
const DRAFT = 'draft'
const CHANNEL = 'dateline-stories'

export interface DraftState extends DraftHistory {
  /** Whether what is on the screen is on the disk too, still being written, or cannot be kept, and then why. */
  kept: 'yes' | 'busy' | { failure: string }
}

/** The draft of a story, kept in this browser: what `kept` says has been written before it says so. */
export interface StoryKeeper {
  get: () => DraftState
  subscribe: (listener: () => void) => () => void
  /** Changes the draft; see `changed`. */
  change: (make: (story: Story) => Story, name?: string | null) => void
  undo: () => void
  redo: () => void
}

interface Disk {
  write: (story: Story) => Promise<void>
  follow: (changed: () => void) => void
  read: () => Promise<Story>
}

/** Opens the browser's database (IndexedDB). Rejects where the browser keeps nothing. */
async function openDisk(): Promise<Disk> {
  const database = await openDB(DATABASE, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(STORIES),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
  const channel = new BroadcastChannel(CHANNEL)
  return {
    read: async () => readDraft(await database.get(STORIES, DRAFT)),
    async write(story) {
      const transaction = database.transaction(STORIES, 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.put(story, DRAFT), transaction.done])
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no target
      channel.postMessage('changed')
    },
    follow: (told) => channel.addEventListener('message', told),
  }
}

/**
 * Reads the draft that the browser has kept, and follows what another tab makes of it. Where nothing can be kept the
 * draft lasts as long as the tab, and `kept` says so.
 */
export async function startStoryKeeper(open: () => Promise<Disk> = openDisk): Promise<StoryKeeper> {
  const listeners = new Set<() => void>()
  let state: DraftState = { ...beginning(), kept: 'yes' }
  let disk: Disk | null = null
  let written: Story | null = null
  let isWriting = false
  const set = (next: DraftState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const fail = (error: unknown): void => {
    disk = null
    set({ ...state, kept: { failure: error instanceof Error ? error.message : 'unknown reason' } })
  }
  const write = async (): Promise<void> => {
    if (!disk || isWriting) return
    isWriting = true
    try {
      // What has been changed meanwhile is written too.
      while (written !== state.now) {
        const story = state.now
        await disk.write(story)
        written = story
      }
      set({ ...state, kept: 'yes' })
    } catch (error) {
      fail(error)
    } finally {
      isWriting = false
    }
  }
  const take = (history: DraftHistory): void => {
    if (history.now === state.now) return
    set({ ...history, kept: disk ? 'busy' : state.kept })
    void write()
  }
  const reread = async (): Promise<void> => {
    if (!disk || isWriting) return
    const story = await disk.read()
    if (isWriting || JSON.stringify(story) === JSON.stringify(state.now)) return
    written = story
    // Typing over there is one step to take back here.
    set({ ...changed(state, story, 'another tab'), kept: 'yes' })
  }
  try {
    disk = await open()
    written = await disk.read()
    state = { ...beginning(written), kept: 'yes' }
    disk.follow(() => void reread().catch(fail))
  } catch (error) {
    fail(error)
  }
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change: (make, name = null) => take(changed(state, make(state.now), name)),
    undo: () => take(undone(state)),
    redo: () => take(redone(state)),
  }
}
