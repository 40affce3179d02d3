/** What is typed for a field that is still being loaded, so that no letter is lost on the way. */
let typed = ''
let stop: (() => void) | null = null

/** Letters are waited for no longer than this. */
const PATIENCE_MS = 5_000

/** Keeps the letters that are typed from now on, until the field takes them. */
export function typeAhead(): void {
  takeTyped()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Backspace') typed = typed.slice(0, -1)
    else if (event.key.length === 1) typed += event.key
    // What Enter would choose is not to be seen yet.
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
  }
  const timer = setTimeout(() => stop?.(), PATIENCE_MS)
  stop = () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', onKeyDown, true)
    stop = null
  }
  document.addEventListener('keydown', onKeyDown, true)
}

/** The letters so far; from here on they are the field's own. */
export function takeTyped(): string {
  stop?.()
  const taken = typed
  typed = ''
  return taken
}
