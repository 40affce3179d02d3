import type { Shape } from '../../image/plan.ts'

/** What every kind of picture is given: the choices that all have. */
export interface PartProps {
  shape: Shape
  theme: 'light' | 'dark'
  /** To be called when work begins that a press outside of the dialog should not end, and when it has ended. */
  onBusy: (isBusy: boolean) => void
}

/** What went wrong, in words for a person. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown reason')
