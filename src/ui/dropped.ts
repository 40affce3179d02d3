import { useSyncExternalStore } from 'react'
import { openDesk } from '../state/actions.ts'
import type { Store } from '../state/store.ts'
import { mayBeLarge } from './dataFiles.ts'

const NONE: readonly File[] = []
let files = NONE
const listeners = new Set<() => void>()

function set(next: readonly File[]): void {
  files = next
  for (const listener of listeners) listener()
}

/** The files that were dropped on the page and that nobody has read yet. */
export const useDropped = (): readonly File[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => files,
  )

/** Hands the dropped files over, once. */
export function takeDropped(): readonly File[] {
  const taken = files
  set(NONE)
  return taken
}

/** A file that is dropped anywhere on the page is a report, incidents or a story to be read. Returns how to stop listening. */
export function listenToDrops(store: Store): () => void {
  const hasFiles = (event: DragEvent): boolean => !!event.dataTransfer?.types.includes('Files')
  const mark = (isOver: boolean): void => void document.documentElement.toggleAttribute('data-drop', isOver)
  const over = (event: DragEvent): void => {
    if (!hasFiles(event)) return
    event.preventDefault()
    mark(true)
  }
  const leave = (event: DragEvent): void => {
    if (!event.relatedTarget) mark(false)
  }
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return
    event.preventDefault()
    mark(false)
    void take([...(event.dataTransfer?.files ?? [])])
  }
  const take = async (all: readonly File[]): Promise<void> => {
    const list = await withoutStories(store, all)
    const toDesk = (some: readonly File[]): void => {
      store.dispatch(openDesk(true))
      set([...files, ...some])
    }
    const large = list.find(mayBeLarge)
    // A large file comes onto the map; what is brought in one by one goes to the desk.
    if (large) void import('./openFile.ts').then(({ openOrTell }) => openOrTell(store, large, () => toDesk([large])))
    const others = list.filter((file) => file !== large)
    if (others.length > 0) toDesk(others)
  }
  document.addEventListener('dragover', over)
  document.addEventListener('dragleave', leave)
  document.addEventListener('drop', drop)
  return () => {
    document.removeEventListener('dragover', over)
    document.removeEventListener('dragleave', leave)
    document.removeEventListener('drop', drop)
  }
}

/** As much of a file as shows whether it is a story, bytes. */
const BEGINNING = 2_000

/** Opens the stories among files, and gives back the others. */
async function withoutStories(store: Store, files: readonly File[]): Promise<File[]> {
  const others: File[] = []
  for (const file of files) {
    if (!file.name.toLowerCase().endsWith('.json')) {
      others.push(file)
      continue
    }
    const [{ isStoryText }, beginning] = await Promise.all([
      import('../io/story.ts'),
      // One that cannot be read is told of where it is read whole.
      file
        .slice(0, BEGINNING)
        .text()
        .catch(() => ''),
    ])
    if (isStoryText(beginning)) await (await import('./story/openStories.ts')).openFile(store, file)
    else others.push(file)
  }
  return others
}
