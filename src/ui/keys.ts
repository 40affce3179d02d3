import { changeView, jumpToEnd, resize, select, step, togglePlay } from '../state/actions.ts'
import { readingOf } from '../state/appState.ts'
import type { Store } from '../state/store.ts'
import { SPEEDS } from '../time/playback.ts'
import { mapCommands } from './commands.ts'
import { takeTyped, typeAhead } from './typedAhead.ts'

/** Controls that use letters and space themselves. A dialog that has just been closed may have the focus until the next frame. */
const TYPED_INTO = 'input, select, textarea, dialog[open]'

/** Controls that are moved by keys, and those keys; all others are the page's there too. */
const MOVED = '[role="slider"], [role="tab"], .maplibregl-canvas'
const MOVING: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  '+',
  '-',
  '=',
])

/**
 * The page's keys, where nothing else takes them. In a page of somebody else's (`isGuest`) those that open something
 * beside the map are left out. Returns how to stop listening.
 */
export function listenToKeys(store: Store, { isGuest = false } = {}): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isGuest && (GUEST_LEAVES.has(event.key) || isCommand(event, 'p') || isCommand(event, 'k'))) return
    if (isCommand(event, 'p')) {
      event.preventDefault()
      return printSoon(store)
    }
    if (isCommand(event, 'k')) {
      event.preventDefault()
      const { dialog } = store.getState()
      if (dialog === null) typeAhead()
      else takeTyped()
      return store.dispatch((state) => ({ ...state, dialog: dialog === 'actions' ? null : 'actions' }))
    }
    // The page for reports and a story that is read have keys of their own.
    if (store.getState().isDeskOpen || readingOf(store.getState())) return
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as Element
    const isOnButton = target.matches('button, summary, a')
    if (event.key === 'Escape') return escape(store)
    if (target.closest(TYPED_INTO) || (MOVING.has(event.key) && target.closest(MOVED))) return
    if (event.key === ' ' && isOnButton) return
    const action = keyAction(store, event)
    if (!action) return
    event.preventDefault()
    action()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

const GUEST_LEAVES: ReadonlySet<string> = new Set(['/', '?'])

/** Ctrl, or the command key, with a letter and nothing else. */
const isCommand = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, letter: string): boolean =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === letter

/** The browser's own print dialog would show an empty map and the part of the list that is in sight. */
export const printSoon = (store: Store): void =>
  void import('./print/printView.tsx').then(({ printView }) => printView(store))

function keyAction(store: Store, { key, shiftKey }: KeyboardEvent): (() => void) | null {
  const { dispatch } = store
  switch (key) {
    case ' ':
      return () => dispatch(togglePlay)
    case 'ArrowLeft':
      return () => dispatch(shiftKey ? resize(-1) : step(-1))
    case 'ArrowRight':
      return () => dispatch(shiftKey ? resize(1) : step(1))
    case 'Home':
      return () => dispatch(jumpToEnd('start'))
    case 'End':
      return () => dispatch(jumpToEnd('end'))
    case '[':
    case ']':
      return () => changeSpeed(store, key === ']' ? 1 : -1)
    case '+':
    case '=':
      return () => mapCommands()?.zoomBy(1)
    case '-':
      return () => mapCommands()?.zoomBy(-1)
    case 'g':
    case 'G':
      return () => dispatch(changeView({ projection: store.getState().view.projection === 'globe' ? 'flat' : 'globe' }))
    case '/':
      return () => focusSearch(store)
    case '?':
      return () => dispatch((state) => ({ ...state, dialog: 'keys' }))
    default:
      return null
  }
}

/** Shows the list, and puts the caret into its search. */
export function focusSearch(store: Store): void {
  const focus = (): void => document.querySelector<HTMLInputElement>('.search input')?.focus()
  if (store.getState().view.panel === 'list') return focus()
  store.dispatch(changeView({ panel: 'list' }))
  requestAnimationFrame(focus)
}

/** Slower or faster by so many of the speeds that there are. */
export function changeSpeed(store: Store, by: number): void {
  const { speed } = store.getState()
  const next = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + by))]!
  store.dispatch((state) => ({ ...state, speed: next }))
}

/** Closes one thing: the dialog closes itself; then the fan, then the card. */
function escape(store: Store): void {
  const { dialog, fanned, view } = store.getState()
  if (dialog) return
  if (fanned) store.dispatch((state) => ({ ...state, fanned: null }))
  else if (view.selection) store.dispatch(select(null))
}
