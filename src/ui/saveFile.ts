import { formatDay } from '../domain/day.ts'
import type { View } from '../domain/view.ts'
import { today } from './today.ts'

/** How long a browser may take to begin a download. */
const KEPT_MS = 30_000

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
}

/**
 * A name that says what a file is, of which days, and when it was saved:
 * `dateline-citation_2017-08-01_2017-08-31_saved-2026-11-24.bib`. `days` null where it is not of one time window.
 */
export function fileName(what: string, days: View['window'] | null, extension: string): string {
  const window = days ? [formatDay(days.from), formatDay(days.until - 1)] : []
  return `${[`dateline-${what}`, ...window, `saved-${formatDay(today())}`].join('_')}.${extension}`
}
