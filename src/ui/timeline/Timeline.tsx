import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { addUnits, floorDay } from '../../domain/day.ts'
import type { Window } from '../../domain/view.ts'
import { memoLast } from '../../lib/memo.ts'
import { setAxis, setWindow, zoomAxis } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import { axisOf, histogramOf, unitOf } from '../../state/selectors.ts'
import { cssInks } from '../inks.ts'
import { darkScheme } from '../motion.ts'
import { useAppStore, useSelect } from '../store.ts'
import { useSettled } from '../useSettled.ts'
import type { LayerName, TimelinePicture } from './drawHistogram.ts'
import { AXIS_HEIGHT, dayToX, drawLayer, shownEdges, xToDay } from './drawHistogram.ts'
import { shownPart, thinParts } from './parts.ts'
import { TimeBar } from './TimeBar.tsx'
import { handlesOf, useBrush } from './useBrush.ts'
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
  const bars = useRef<HTMLCanvasElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })
  const brush = useBrush(track)
  const mode = useSelect((state) => state.view.mode)

  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const box = entry!.contentRect
      setSize({ width: box.width, height: box.height })
    })
    observer.observe(track.current!)
    return () => observer.disconnect()
  }, [])

  // Bars and window follow the store directly: a drag must not wait for React. A step of the window moves the cut.
  useEffect(() => {
    if (width === 0) return
    let frame = 0
    const draw = { ghosts: keepLayer('ghosts'), bars: keepLayer('bars') }
    let font = 0
    // Asking for styles makes the browser lay out the page, so not in every frame.
    const inksOf = memoLast((element: Element, _theme: string | undefined, _dark: boolean) => cssInks(element))
    const media = darkScheme()
    const paint = (): void => {
      frame = 0
      const state = store.getState()
      const picture: TimelinePicture = {
        histogram: histogramOf(state),
        axis: axisOf(state),
        scale: state.view.scale,
        thin: thinParts(state.dataset.coverage, state.dataset.extent),
        inks: inksOf(ghosts.current!, document.documentElement.dataset.theme, media.matches),
      }
      draw.ghosts(ghosts.current!, width, height, picture, font)
      draw.bars(bars.current!, width, height, picture, font)
      const [left, right] = shownEdges(shownPart(state), picture.axis, width)
      bars.current!.style.clipPath = `inset(0 ${width - right}px ${AXIS_HEIGHT}px ${left}px)`
      placeOverlay(overlay.current!, state, width)
    }
    const schedule = (): void => void (frame ||= requestAnimationFrame(paint))
    paint()
    const unsubscribe = store.subscribe(schedule)
    media.addEventListener('change', schedule)
    const element = overlay.current!
    // A handle that is pointed at or focused shows its day.
    for (const kind of ['pointerover', 'focusin']) element.addEventListener(kind, schedule)
    // The year labels change with their font.
    void document.fonts.load('12px "Source Serif 4"').then(() => {
      font++
      schedule()
    })
    return () => {
      unsubscribe()
      media.removeEventListener('change', schedule)
      for (const kind of ['pointerover', 'focusin']) element.removeEventListener(kind, schedule)
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
        onPointerDown={(event) => brush.start('outside', event)}
        onPointerMove={brush.move}
        onPointerUp={brush.end}
        onPointerCancel={brush.end}
      >
        <canvas ref={ghosts} className="timeline-canvas" aria-hidden="true" />
        <canvas ref={bars} className="timeline-canvas timeline-bars" aria-hidden="true" />
        <div ref={overlay} className="timeline-overlay" data-mode={mode}>
          <div className="timeline-veil" />
          <div className="timeline-window" onPointerDown={(event) => brush.start('inside', event)} />
          {handlesOf(mode).map((edge) => (
            <Handle key={edge} edge={edge} onPointerDown={(event) => brush.start(edge, event)} />
          ))}
          <div className="timeline-veil" />
        </div>
      </div>
    </section>
  )
}

/** Draws the whole axis with its bars on a canvas, anew only when the bins, the axis, the size, the theme or the font change. */
function keepLayer(bars: LayerName) {
  let drawn: unknown[] = []
  return (element: HTMLCanvasElement, width: number, height: number, picture: TimelinePicture, font: number): void => {
    const { histogram, axis, scale, inks, thin } = picture
    const ratio = devicePixelRatio
    const key = [histogram, axis.from, axis.until, scale, inks, thin, font, width, height, ratio]
    if (drawn.length > 0 && drawn.every((part, i) => part === key[i])) return
    drawn = key
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    // Drawn by the processor: hatching means many small strokes, and the graphics process is busy with the map.
    const context = element.getContext('2d', { willReadFrequently: true })
    context?.setTransform(ratio, 0, 0, ratio, 0, 0)
    if (context) for (const name of ['ground', bars, 'axis'] as const) drawLayer(name, context, width, height, picture)
  }
}

/** Where a handle may show its day beside it, as the style sheet has it. */
const SHOWS_TAB = ':is(:hover, :focus-within)'

/** So much of the axis a day takes beside its handle, CSS pixels; where there is less, it stands on the other side. */
const TAB_WIDTH = 84

/** Puts the window and its handles where the state says. */
function placeOverlay(element: HTMLElement, state: AppState, width: number): void {
  const axis = axisOf(state)
  const shown = shownPart(state)
  const left = Math.max(-20, Math.min(width + 20, dayToX(shown.from, axis, width)))
  const right = Math.max(-20, Math.min(width + 20, dayToX(shown.until, axis, width)))
  const at = (edge: string): number => (edge === 'from' ? left : right)
  for (const child of element.children as HTMLCollectionOf<HTMLElement>) {
    const { style } = child
    const { edge } = child.dataset
    // Moved and stretched, never laid out: that is the compositor's work.
    if (edge) style.transform = `translateX(${at(edge)}px)`
    else {
      const [x, wide] =
        child === element.firstElementChild
          ? [0, left]
          : child === element.lastElementChild
            ? [right, width - right]
            : [left, Math.max(2, right - left)]
      style.transform = `translateX(${x}px) scaleX(${Math.max(0, wide) / width})`
    }
  }
  const { from, until } = state.view.window
  const hasTabs = state.view.mode !== 'window' || element.matches(SHOWS_TAB)
  if (!hasTabs) return
  for (const tab of element.querySelectorAll<HTMLElement>('.timeline-tab')) {
    const text = words().dayShort(tab.dataset.edge === 'from' ? from : until - 1)
    if (tab.textContent !== text) tab.textContent = text
    tab.toggleAttribute('data-flipped', at(tab.dataset.edge!) < TAB_WIDTH)
  }
}

/** How often the sliders tell assistive technology where they are. */
const ARIA_MS = 700

const windowOf = (state: AppState): Window => state.view.window

function Handle({
  edge,
  onPointerDown,
}: {
  edge: 'from' | 'until'
  onPointerDown: (event: React.PointerEvent) => void
}) {
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
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      <span className="timeline-grip" />
      <span className="timeline-tab" data-edge={edge} />
    </div>
  )
}
