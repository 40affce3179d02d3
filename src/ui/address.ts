import type { View } from '../domain/view.ts'
import { writeLink } from '../share/link.ts'
import type { AppState } from '../state/appState.ts'
import { openView } from '../state/openView.ts'
import type { Store } from '../state/store.ts'

/** How long a view must stay before it is written into the address. */
const SETTLE_MS = 350

/**
 * Keeps the address and the view the same. A change of what is shown is a step that Back returns from; moving the
 * camera or the window only rewrites the current step. While playing nothing is written. Returns how to stop.
 */
export function followAddress(store: Store): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = store.getState().view
  const write = (): void => {
    const { view, playing, dataset } = store.getState()
    // No link can carry a file that is shown from the reader's disk.
    if (playing || dataset.file) return
    const fragment = `#${writeLink(view)}`
    const isStep = isAnotherStep(written, view)
    written = view
    lastRead = null
    if (fragment === location.hash) return
    if (isStep) history.pushState(null, '', fragment)
    else history.replaceState(null, '', fragment)
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.view === before.view && state.playing === before.playing) return
    clearTimeout(timer)
    timer = setTimeout(write, SETTLE_MS)
  })
  let lastRead: string | null = null
  const read = (): void => {
    clearTimeout(timer)
    // A link typed by hand is told of twice, by popstate and by hashchange.
    if (location.hash === lastRead) return
    lastRead = location.hash
    const state = store.getState()
    // Whoever goes back or opens a link leaves the file first.
    if (state.dataset.file) {
      lastRead = null
      void import('./openFile.ts').then(({ leaveFile }) => {
        leaveFile(store)
        read()
      })
      return
    }
    if (location.hash === `#${writeLink(state.view)}`) return
    const { view, problems } = openView(location.hash, state.dataset, state.view.camera)
    written = view
    store.dispatch((current): AppState => ({
      ...current,
      playing: null,
      fanned: null,
      view,
      zoom: view.camera.zoom,
      notices: [...current.notices, ...problems],
    }))
  }
  addEventListener('popstate', read)
  addEventListener('hashchange', read)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    removeEventListener('popstate', read)
    removeEventListener('hashchange', read)
  }
}

function isAnotherStep(a: View, b: View): boolean {
  const { camera: _a, window: _b, axis: _c, ...before } = a
  const { camera: _d, window: _e, axis: _f, ...after } = b
  return JSON.stringify(before) !== JSON.stringify(after)
}
