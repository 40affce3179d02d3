import { useSyncExternalStore } from 'react'
import { useSelect } from './store.ts'

/** Whether a media query holds now; follows it. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** The theme that is painted: the chosen one, or the system's. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useSelect((state) => state.view.theme)
  const isDark = useMedia('(prefers-color-scheme: dark)')
  return chosen === 'system' ? (isDark ? 'dark' : 'light') : chosen
}
