import { useMemo } from 'react'
import type { Likeness } from '../../domain/likeness.ts'
import { likest } from '../../domain/likeness.ts'
import type { Draft } from '../../state/desk.ts'
import { useSelect } from '../store.ts'

/** For each draft the known incident that it may repeat, by draft. */
export function useLikeness(drafts: readonly Draft[]): ReadonlyMap<string, Likeness> {
  const known = useSelect((state) => state.dataset.incidents)
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
