import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { prefersReducedMotion } from '../motion.ts'

/** A step counts as reached when its top is above this part of the column's height. */
const REACHED_AT = 0.5
/** How long a scroll to a step may stand still before it is finished at once, and the scrolled place decides again. */
const STUCK_MS = 1500
/** What a hand does that takes the column over. */
const HANDS = ['wheel', 'touchstart', 'pointerdown'] as const

/**
 * Keeps the step and the scrolled place of a column the same: scrolling turns to the step that is read, and turning,
 * wherever it comes from, scrolls. On the way to a step those in between are not stopped at.
 */
export function useSteps(
  scroller: RefObject<HTMLElement | null>,
  step: number,
  onTurn: (step: number) => void,
): {
  goTo: (step: number, withFocus: boolean) => void
  onScroll: () => void
  /** Where the column is scrolled to, or is on its way to, in pixels. */
  top: () => number
} {
  /** The step that the column shows or is on its way to. */
  const at = useRef(-1)
  /** Where the column is being scrolled to; null while it goes where the reader scrolls it. */
  const aim = useRef<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const letGo = (): void => {
    clearTimeout(timer.current)
    aim.current = null
  }
  const wait = (): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (aim.current !== null) scroller.current?.scrollTo({ top: aim.current, behavior: 'instant' })
      letGo()
    }, STUCK_MS)
  }
  const scrollTo = (next: number, isSmooth: boolean): void => {
    const column = scroller.current
    const section = column && sectionOf(column, next)
    if (!section) return
    at.current = next
    // The title stands above the first step.
    const top = next === 0 ? 0 : Math.min(section.offsetTop, column.scrollHeight - column.clientHeight)
    if (Math.abs(column.scrollTop - top) <= 1) return letGo()
    aim.current = top
    wait()
    column.scrollTo({ top, behavior: isSmooth && !prefersReducedMotion() ? 'smooth' : 'instant' })
  }

  useEffect(() => {
    if (step !== at.current) scrollTo(step, at.current >= 0)
  })
  useEffect(() => {
    const column = scroller.current
    if (!column) return
    // On a page of another size the same step is read.
    const observer = new ResizeObserver(() => scrollTo(at.current, false))
    observer.observe(column)
    for (const kind of HANDS) column.addEventListener(kind, letGo, { passive: true })
    return () => {
      observer.disconnect()
      for (const kind of HANDS) column.removeEventListener(kind, letGo)
      letGo()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- what it calls reads nothing but refs
  }, [])

  return {
    top: () => aim.current ?? scroller.current?.scrollTop ?? 0,
    goTo(next, withFocus) {
      scrollTo(next, true)
      if (withFocus && scroller.current) sectionOf(scroller.current, next)?.focus({ preventScroll: true })
      onTurn(next)
    },
    onScroll() {
      const column = scroller.current
      if (!column) return
      if (aim.current !== null) {
        if (Math.abs(column.scrollTop - aim.current) > 2) return wait()
        letGo()
      }
      const next = stepInSight(column)
      if (next === at.current) return
      at.current = next
      onTurn(next)
    },
  }
}

const sectionOf = (column: HTMLElement, step: number): HTMLElement | null =>
  column.querySelector<HTMLElement>(`[data-step="${step}"]`)

function stepInSight(column: HTMLElement): number {
  const sections = [...column.querySelectorAll<HTMLElement>('[data-step]')]
  if (column.scrollTop + column.clientHeight >= column.scrollHeight - 2) return sections.length - 1
  const line = column.scrollTop + column.clientHeight * REACHED_AT
  return Math.max(
    0,
    sections.findLastIndex((section) => section.offsetTop <= line),
  )
}
