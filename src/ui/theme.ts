import { useMedia } from './media.ts'
import { useSelect } from './store.ts'

/** The theme that is painted: the chosen one, or the system's. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useSelect((state) => state.view.theme)
  const isDark = useMedia('(prefers-color-scheme: dark)')
  return chosen === 'system' ? (isDark ? 'dark' : 'light') : chosen
}
