import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { addUnits, floorDay } from '../../domain/day.ts'
import type { Mode, Window } from '../../domain/view.ts'
import { memoLast } from '../../lib/memo.ts'
import { atRest } from '../../lib/rest.ts'
import { setAxis, setWindow, zoomAxis } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import { axisOf, unitOf } from '../../state/selectors.ts'
import { cssInks } from '../inks.ts'
import { darkScheme } from '../motion.ts'
import { useAppStore, useSelect } from '../store.ts'
import { useSettled } from '../useSettled.ts'
import { xToDay } from './drawHistogram.ts'
import { axisPainter } from './paintAxis.ts'
import { TimeBar } from './TimeBar.tsx'
import { useBrush } from './useBrush.ts'
import type { Edge, WindowBox } from './windowBox.ts'
import { edgeAt, handlesOf, windowBox } from './windowBox.ts'
import { words } from '../words/words.ts'

/** The histogram with its window, and the bar of controls above it. */
export function Timeline({
  isGuest = false,
}: {
  /** In a page of somebody else's, which the bare wheel scrolls. */
  isGuest?: boolean
}) {
  const store = useAppStore()
  const track = useRef<HTMLDivElement>(null)
  const ghosts = useRef<HTMLCanvasElement>(null)
  const front = useRef<HTMLCanvasElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })
  const repaint = useRef(() => {})
  const brush = useBrush(track, () => repaint.current())
  const mode = useSelect((state) => state.view.mode)

  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const box = entry!.contentRect
      setSize({ width: box.width, height: box.height })
    })
    observer.observe(track.current!)
    return () => observer.disconnect()
  }, [])

  // Bars and window follow the store directly: a drag must not wait for React.
  useEffect(() => {
    if (width === 0) return
    let frame = 0
    let font = 0
    let placed: Mode | null = null
    const element = overlay.current!
    const paintAxis = axisPainter(ghosts.current!, front.current!)
    // Asking for styles makes the browser lay out the page, so not in every frame.
    const inksOf = memoLast((of: Element, _theme: string | undefined, _dark: boolean) => cssInks(of))
    const media = darkScheme()
    const place = (): void => {
      const state = store.getState()
      placed = state.view.mode
      placeHandles(element, windowBox(state, width, height))
    }
    const placing = atRest(place, { quietMs: PLACE_MS, mostMs: ARIA_MS }, () => performance.now())
    const paint = (): void => {
      frame = 0
      const state = store.getState()
      const box = windowBox(state, width, height)
      paintAxis(state, {
        width,
        box,
        inks: inksOf(ghosts.current!, document.documentElement.dataset.theme, media.matches),
        font,
        tabs: tabsOf(box, track.current!.dataset.held, state.view.mode),
      })
      if (placed !== state.view.mode || element.contains(document.activeElement)) place()
      placing.touch()
    }
    const schedule = (): void => void (frame ||= requestAnimationFrame(paint))
    repaint.current = schedule
    paint()
    const unsubscribe = store.subscribe(schedule)
    media.addEventListener('change', schedule)
    // A handle that is focused shows its day.
    for (const kind of ['focusin', 'focusout']) element.addEventListener(kind, schedule)
    // Labels change with their font.
    for (const name of ['Source Serif 4', 'Source Sans 3'])
      void document.fonts.load(`12px "${name}"`).then(() => {
        font++
        schedule()
      })
    return () => {
      unsubscribe()
      placing.stop()
      media.removeEventListener('change', schedule)
      for (const kind of ['focusin', 'focusout']) element.removeEventListener(kind, schedule)
      cancelAnimationFrame(frame)
    }
  }, [store, width, height])

  useEffect(() => {
    const element = track.current!
    const onWheel = (event: WheelEvent): void => {
      if (isGuest && !event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const state = store.getState()
      const axis = axisOf(state)
      const box = element.getBoundingClientRect()
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const shift = ((event.deltaX || event.deltaY) / box.width) * (axis.until - axis.from)
        store.dispatch(setAxis({ from: axis.from + shift, until: axis.until + shift }))
      } else
        store.dispatch(
          zoomAxis(
            xToDay(event.clientX - box.left, axis, box.width),
            Math.exp(Math.max(-0.5, Math.min(0.5, event.deltaY * 0.002))),
          ),
        )
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [store, isGuest])

  return (
    <section className="timeline" aria-label={words().timeline.name}>
      <TimeBar isGuest={isGuest} />
      <div
        ref={track}
        className="timeline-track"
        data-guest={isGuest || undefined}
        onPointerDown={brush.start}
        onPointerMove={brush.move}
        onPointerUp={brush.end}
        onPointerCancel={brush.end}
        onPointerLeave={brush.leave}
      >
        <canvas ref={ghosts} className="timeline-canvas" aria-hidden="true" />
        <canvas ref={front} className="timeline-front" aria-hidden="true" />
        <div ref={overlay} className="timeline-overlay">
          {handlesOf(mode).map((edge) => (
            <Handle key={edge} edge={edge} />
          ))}
        </div>
      </div>
    </section>
  )
}

/** Puts the handles, which are for fingers, keys and screen readers, where the drawn edges are. */
function placeHandles(element: HTMLElement, box: WindowBox): void {
  for (const { style, dataset } of element.children as HTMLCollectionOf<HTMLElement>)
    style.transform = `translateX(${edgeAt(box, dataset.edge as Edge)}px)`
}

/** The edges that say their day: those a pointer or the keyboard holds, and all where the mode has one. */
function tabsOf(box: WindowBox, held: string | undefined, mode: Mode): readonly Edge[] {
  const focused = document.activeElement
  const keyed = focused?.matches('.timeline-handle:focus-visible') ? (focused as HTMLElement).dataset.edge : null
  return mode === 'window' ? box.edges.filter((edge) => edge === held || edge === keyed) : box.edges
}

/** How often the sliders are where the window is, and tell assistive technology so, while it moves. */
const ARIA_MS = 700
/** How long the window must rest until its handles are there. */
const PLACE_MS = 100

const windowOf = (state: AppState): Window => state.view.window

function Handle({ edge }: { edge: Edge }) {
  const store = useAppStore()
  const shown = useSettled(windowOf, { mostMs: ARIA_MS })
  const extent = useSelect((state) => state.dataset.extent)
  const day = edge === 'from' ? shown.from : shown.until - 1
  const onKeyDown = (event: KeyboardEvent): void => {
    const state = store.getState()
    const { window } = state.view
    const unit = unitOf(state)
    const boundary = edge === 'from' ? window.from : window.until
    const back = floorDay(boundary - 1, unit)
    const on = addUnits(floorDay(boundary, unit), unit, 1)
    const next: Record<string, number> = {
      ArrowLeft: back,
      ArrowDown: back,
      ArrowRight: on,
      ArrowUp: on,
      PageUp: addUnits(boundary, 'year', 1),
      PageDown: addUnits(boundary, 'year', -1),
      Home: edge === 'from' ? extent.from : window.from + 1,
      End: edge === 'from' ? window.until - 1 : extent.until,
    }
    const value = next[event.key]
    if (value === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    store.dispatch(
      setWindow(
        edge === 'from'
          ? { from: Math.min(value, window.until - 1), until: window.until }
          : { from: window.from, until: Math.max(value, window.from + 1) },
      ),
    )
  }
  return (
    <div
      className={`timeline-handle timeline-handle-${edge}`}
      role="slider"
      data-edge={edge}
      tabIndex={0}
      aria-label={edge === 'from' ? words().timeline.first : words().timeline.last}
      aria-valuemin={extent.from}
      aria-valuemax={extent.until - 1}
      aria-valuenow={day}
      aria-valuetext={words().day(day)}
      aria-orientation="horizontal"
      onKeyDown={onKeyDown}
    >
      <span className="timeline-grip" />
    </div>
  )
}
