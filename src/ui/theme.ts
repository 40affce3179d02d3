import { useSyncExternalStore } from 'react'
import { useSelect } from './store.ts'

const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

function subscribe(listener: () => void): () => void {
  const media = dark()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** The theme that is painted: the chosen one, or the system's. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useSelect((state) => state.view.theme)
  const isDark = useSyncExternalStore(subscribe, () => dark().matches)
  return chosen === 'system' ? (isDark ? 'dark' : 'light') : chosen
}
