import { useMemo } from 'react'
import type { Likeness } from '../../domain/likeness.ts'
import { likest } from '../../domain/likeness.ts'
import { joined } from '../../state/dataset.ts'
import { homeOf } from '../../state/appState.ts'
import type { Draft } from '../../state/desk.ts'
import { ownIncidents } from '../../state/desk.ts'
import { useSelect } from '../store.ts'

/** For each draft the known incident that it may repeat, by draft. */
export function useLikeness(drafts: readonly Draft[]): ReadonlyMap<string, Likeness> {
  const collection = useSelect(homeOf)
  const desk = useSelect((state) => state.desk)
  // All that is known, whatever the map shows at the moment.
  const known = useMemo(() => joined(collection, ownIncidents(desk)), [collection, desk])
  return useMemo(
    () =>
      new Map(
        drafts.flatMap(({ id, incident, isCorrection }) => {
          if (isCorrection) return []
          const found = likest(incident, known)
          return found ? [[id, found] as const] : []
        }),
      ),
    [drafts, known],
  )
}
