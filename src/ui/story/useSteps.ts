import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { prefersReducedMotion } from '../motion.ts'

/** A step counts as reached when its top is above this part of the column's height. */
const REACHED_AT = 0.5
/** The longest that a scroll to a step may take before the scrolled place decides again. */
const LONGEST_SCROLL_MS = 1200

/**
 * Keeps the step and the scrolled place of a column the same: scrolling turns to the step that is read, and turning,
 * wherever it comes from, scrolls. On the way to a step those in between are not stopped at.
 */
export function useSteps(
  scroller: RefObject<HTMLElement | null>,
  step: number,
  onTurn: (step: number) => void,
): { goTo: (step: number, withFocus: boolean) => void; onScroll: () => void } {
  /** The step that the column shows or is on its way to. */
  const at = useRef(-1)
  const isUnderWay = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const scrollTo = (next: number, isSmooth: boolean): void => {
    const column = scroller.current
    const section = column?.querySelector<HTMLElement>(`[data-step="${next}"]`)
    if (!column || !section) return
    at.current = next
    isUnderWay.current = true
    const arrive = (): void => {
      clearTimeout(timer.current)
      isUnderWay.current = false
      column.removeEventListener('scrollend', arrive)
    }
    column.addEventListener('scrollend', arrive)
    clearTimeout(timer.current)
    timer.current = setTimeout(arrive, LONGEST_SCROLL_MS)
    // The title stands above the first step.
    const top = next === 0 ? 0 : section.offsetTop
    column.scrollTo({ top, behavior: isSmooth && !prefersReducedMotion() ? 'smooth' : 'instant' })
  }

  useEffect(() => {
    if (step === at.current) return
    scrollTo(step, at.current >= 0)
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    goTo(next, withFocus) {
      scrollTo(next, true)
      if (withFocus)
        scroller.current?.querySelector<HTMLElement>(`[data-step="${next}"]`)?.focus({ preventScroll: true })
      onTurn(next)
    },
    onScroll() {
      const column = scroller.current
      if (!column || isUnderWay.current) return
      const next = stepInSight(column)
      if (next === at.current) return
      at.current = next
      onTurn(next)
    },
  }
}

function stepInSight(column: HTMLElement): number {
  const sections = [...column.querySelectorAll<HTMLElement>('[data-step]')]
  if (column.scrollTop + column.clientHeight >= column.scrollHeight - 2) return sections.length - 1
  const line = column.scrollTop + column.clientHeight * REACHED_AT
  const reached = sections.findLastIndex((section) => section.offsetTop <= line)
  return Math.max(0, reached)
}
