import { useEffect, useState } from 'react'
import type { Incident } from '../../domain/incident.ts'
import type { AppState } from '../../state/appState.ts'
import { ownIncidents } from '../../state/desk.ts'

/** Longest link that still takes the quotes behind the fields along. */
const ROOM_FOR_QUOTES = 32_768

/** What of one's own is packed: the text of the field `data`, or what is known of it by now. */
export type Packing =
  | { kind: 'busy' }
  | { kind: 'failed'; reason: string }
  | { kind: 'done'; data: string; quotes: boolean }

/** Packs one's own incidents when asked to; null where not. */
export function usePacking(desk: AppState['desk'], isAsked: boolean): Packing | null {
  const [last, setLast] = useState<{ desk: AppState['desk']; packing: Packing } | null>(null)
  useEffect(() => {
    if (!isAsked) return
    let isLate = false
    const end = (packing: Packing): void => {
      if (!isLate) setLast({ desk, packing })
    }
    packOwn(ownIncidents(desk)).then(
      (done) => end({ kind: 'done', ...done }),
      (error: unknown) => end({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    )
    return () => void (isLate = true)
  }, [desk, isAsked])
  if (!isAsked) return null
  return last?.desk === desk ? last.packing : { kind: 'busy' }
}

/** With the quotes where they fit. */
async function packOwn(own: readonly Incident[]): Promise<{ data: string; quotes: boolean }> {
  const { packIncidents } = await import('../../state/shared.ts')
  const withQuotes = await packIncidents(own, true).catch((error: unknown) => {
    if (error instanceof RangeError) return null
    throw error
  })
  if (withQuotes && withQuotes.length <= ROOM_FOR_QUOTES) return { data: withQuotes, quotes: true }
  return { data: await packIncidents(own, false), quotes: false }
}
