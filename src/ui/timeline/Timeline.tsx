import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { dayInWords, dayShort } from '../../domain/describe.ts'
import { addUnits, floorDay } from '../../domain/day.ts'
import type { Window } from '../../domain/view.ts'
import { parseDay } from '../../domain/day.ts'
import { memoLast } from '../../lib/memo.ts'
import { setAxis, setWindow, zoomAxis } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import { axisOf, histogramOf, unitOf } from '../../state/selectors.ts'
import { spanOf } from '../../time/span.ts'
import { cssInks } from '../inks.ts'
import { useAppStore, useSelect } from '../store.ts'
import { dayToX, drawHistogram, xToDay } from './drawHistogram.ts'
import { TimeBar } from './TimeBar.tsx'
import { handlesOf, useBrush } from './useBrush.ts'

/** Parts of time where the dataset says that little was collected anywhere, and where it has looked at nothing. */
const thinParts = memoLast((coverage: AppState['dataset']['coverage'], extent: Window): Window[] => {
  if (!coverage) return []
  const parts = (coverage.thin ?? [])
    .filter((part) => !part.countries?.length)
    .map((part) => ({ from: parseDay(part.from) ?? extent.from, until: (parseDay(part.until) ?? extent.from - 1) + 1 }))
  const from = parseDay(coverage.from ?? '')
  const until = parseDay(coverage.until ?? '')
  if (from !== null && from > extent.from) parts.push({ from: extent.from, until: from })
  if (until !== null && until + 1 < extent.until) parts.push({ from: until + 1, until: extent.until })
  return parts
})

const clampShown = (state: AppState): Window => {
  const { from, until } = spanOf(state.view.window, state.view.mode)
  const { extent } = state.dataset
  return { from: Math.max(from, extent.from), until: Math.min(until, extent.until) }
}

/** The histogram with its window, and the bar of controls above it. */
export function Timeline() {
  const store = useAppStore()
  const track = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const brush = useBrush(track)
  const mode = useSelect((state) => state.view.mode)

  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width))
    observer.observe(track.current!)
    return () => observer.disconnect()
  }, [])

  // Bars and window follow the store directly: a drag must not wait for React.
  useEffect(() => {
    if (width === 0) return
    let frame = 0
    const paint = (): void => {
      frame = 0
      const state = store.getState()
      const element = canvas.current!
      const height = track.current!.clientHeight
      const ratio = devicePixelRatio
      if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
        element.width = Math.round(width * ratio)
        element.height = Math.round(height * ratio)
      }
      // Drawn by the processor: hatching means many small strokes, and the graphics process is busy with the map.
      const context = element.getContext('2d', { willReadFrequently: true })!
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      drawHistogram(context, width, height, {
        histogram: histogramOf(state),
        axis: axisOf(state),
        shown: clampShown(state),
        scale: state.view.scale,
        thin: thinParts(state.dataset.coverage, state.dataset.extent),
        inks: cssInks(element),
      })
      placeOverlay(overlay.current!, state, width)
    }
    const schedule = (): void => void (frame ||= requestAnimationFrame(paint))
    paint()
    const unsubscribe = store.subscribe(schedule)
    const media = matchMedia('(prefers-color-scheme: dark)')
    media.addEventListener('change', schedule)
    void document.fonts.ready.then(schedule)
    return () => {
      unsubscribe()
      media.removeEventListener('change', schedule)
      cancelAnimationFrame(frame)
    }
  }, [store, width])

  useEffect(() => {
    const element = track.current!
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const state = store.getState()
      const axis = axisOf(state)
      const box = element.getBoundingClientRect()
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const shift = ((event.deltaX || event.deltaY) / box.width) * (axis.until - axis.from)
        store.dispatch(setAxis({ from: axis.from + shift, until: axis.until + shift }))
      } else store.dispatch(zoomAxis(xToDay(event.clientX - box.left, axis, box.width), Math.exp(Math.max(-0.5, Math.min(0.5, event.deltaY * 0.002)))))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [store])

  return (
    <section className="timeline" aria-label="Timeline">
      <TimeBar />
      <div
        ref={track}
        className="timeline-track"
        onPointerDown={(event) => brush.start('outside', event)}
        onPointerMove={brush.move}
        onPointerUp={brush.end}
        onPointerCancel={brush.end}
      >
        <canvas ref={canvas} className="timeline-canvas" aria-hidden="true" />
        <div ref={overlay} className="timeline-overlay" data-mode={mode}>
          <div className="timeline-window" onPointerDown={(event) => brush.start('inside', event)} />
          {handlesOf(mode).map((edge) => (
            <Handle key={edge} edge={edge} onPointerDown={(event) => brush.start(edge, event)} />
          ))}
        </div>
      </div>
    </section>
  )
}

/** Puts the window and its handles where the state says. */
function placeOverlay(element: HTMLElement, state: AppState, width: number): void {
  const axis = axisOf(state)
  const shown = clampShown(state)
  const left = Math.max(-20, Math.min(width + 20, dayToX(shown.from, axis, width)))
  const right = Math.max(-20, Math.min(width + 20, dayToX(shown.until, axis, width)))
  element.style.setProperty('--from', `${left}px`)
  element.style.setProperty('--until', `${right}px`)
}

function Handle({ edge, onPointerDown }: { edge: 'from' | 'until'; onPointerDown: (event: React.PointerEvent) => void }) {
  const store = useAppStore()
  const window = useSelect((state) => state.view.window)
  const extent = useSelect((state) => state.dataset.extent)
  const unit = useSelect(unitOf)
  const day = edge === 'from' ? window.from : window.until - 1
  const set = (value: number): void =>
    store.dispatch(
      setWindow(edge === 'from' ? { from: Math.min(value, window.until - 1), until: window.until } : { from: window.from, until: Math.max(value + 1, window.from + 1) }),
    )
  const onKeyDown = (event: KeyboardEvent): void => {
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
    set(edge === 'from' ? value : value - 1)
  }
  return (
    <div
      className={`timeline-handle timeline-handle-${edge}`}
      role="slider"
      tabIndex={0}
      aria-label={edge === 'from' ? 'First day of the window' : 'Last day of the window'}
      aria-valuemin={extent.from}
      aria-valuemax={extent.until - 1}
      aria-valuenow={day}
      aria-valuetext={dayInWords(day)}
      aria-orientation="horizontal"
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      <span className="timeline-grip" />
      <span className="timeline-tab">{dayShort(day)}</span>
    </div>
  )
}
