import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import { useRef } from 'react'
import type { Day } from '../../domain/day.ts'
import { addUnits, floorDay, roundDay } from '../../domain/day.ts'
import type { Window } from '../../domain/view.ts'
import { moveWindow, setAxis, setWindow } from '../../state/actions.ts'
import { axisOf, unitOf } from '../../state/selectors.ts'
import { useAppStore } from '../store.ts'
import { xToDay } from './drawHistogram.ts'
import type { Part } from './windowBox.ts'
import { partAt, windowBox } from './windowBox.ts'

interface Drag {
  part: Part
  startX: number
  startDay: number
  window: Window
  moved: boolean
}

/** Pixels that a pointer must travel before a press is a drag. */
const THRESHOLD = 4

/**
 * Dragging on the timeline: a handle resizes, the inside moves, the outside (or the inside of a window over the whole
 * axis) draws a new window, a press without a drag centres the window there; two fingers zoom the axis. Edges snap to
 * the unit of the bars. What a pointer takes is told from where the window is, whatever elements have been moved there
 * yet; `onHeld` is called when it is another part, which the track has as `data-held`.
 */
export function useBrush(track: RefObject<HTMLDivElement | null>, onHeld: () => void) {
  const store = useAppStore()
  const drag = useRef<Drag | null>(null)
  const pinch = useRef(new Map<number, number>())

  const dayAt = (clientX: number): number => {
    const box = track.current!.getBoundingClientRect()
    return xToDay(clientX - box.left, axisOf(store.getState()), box.width)
  }
  const snap = (day: number): Day => roundDay(Math.round(day), unitOf(store.getState()))

  const under = ({ clientX, clientY }: ReactPointerEvent): Part => {
    const { left, top, width, height } = track.current!.getBoundingClientRect()
    return partAt(clientX - left, clientY - top, windowBox(store.getState(), width, height))
  }

  function hold(part: Part): void {
    const element = track.current!
    if (element.dataset.held === part) return
    element.setAttribute('data-held', part)
    onHeld()
  }

  function start(event: ReactPointerEvent): void {
    if (event.button !== 0) return
    const part = under(event)
    hold(part)
    track.current!.setPointerCapture(event.pointerId)
    pinch.current.set(event.pointerId, event.clientX)
    const { window } = store.getState().view
    drag.current = {
      part: resolve(part, window),
      startX: event.clientX,
      startDay: dayAt(event.clientX),
      window,
      moved: false,
    }
  }

  function resolve(part: Part, window: Window): Part {
    const axis = axisOf(store.getState())
    const coversAxis = window.from <= axis.from && window.until >= axis.until
    return part === 'inside' && coversAxis ? 'outside' : part
  }

  function move(event: ReactPointerEvent): void {
    if (pinch.current.size === 2 && pinch.current.has(event.pointerId)) return zoomByPinch(event)
    const current = drag.current
    if (!current) return hold(under(event))
    if (!current.moved && Math.abs(event.clientX - current.startX) < THRESHOLD) return
    current.moved = true
    const { window, part, startDay } = current
    // A handle is gripped beside its edge; the edge moves by as much as the pointer.
    const grip = part === 'from' ? startDay - window.from : part === 'until' ? startDay - window.until : 0
    const day = dayAt(event.clientX) - grip
    const unit = unitOf(store.getState())
    if (part === 'inside') {
      const from = snap(window.from + day - startDay)
      store.dispatch(moveWindow(window, from - window.from))
    } else if (part === 'outside') {
      const [a, b] = [Math.min(day, startDay), Math.max(day, startDay)]
      const from = floorDay(Math.floor(a), unit)
      store.dispatch(setWindow({ from, until: Math.max(snap(b), addUnits(from, unit, 1)) }))
    } else if (part === 'from') {
      store.dispatch(setWindow({ from: Math.min(snap(day), window.until - 1), until: window.until }))
    } else {
      store.dispatch(setWindow({ from: window.from, until: Math.max(snap(day), window.from + 1) }))
    }
  }

  function end(event: ReactPointerEvent): void {
    pinch.current.delete(event.pointerId)
    const current = drag.current
    drag.current = null
    hold(event.pointerType === 'mouse' ? under(event) : 'outside')
    if (!current || current.moved || current.part === 'from' || current.part === 'until') return
    press(current)
  }

  /** A press without a drag: the window comes to where it was pressed. */
  function press({ startDay, window }: Drag): void {
    const state = store.getState()
    const { mode } = state.view
    const unit = unitOf(state)
    const day = Math.floor(startDay)
    const axis = axisOf(state)
    const coversAxis = window.from <= axis.from && window.until >= axis.until
    const from = floorDay(day, unit)
    const until = addUnits(from, unit, 1)
    if (mode === 'from-start') store.dispatch(setWindow({ from: window.from, until }))
    else if (mode === 'to-end') store.dispatch(setWindow({ from, until: window.until }))
    else if (mode === 'instant') store.dispatch(moveWindow(window, day + 1 - window.until))
    else if (coversAxis) store.dispatch(setWindow({ from, until }))
    else store.dispatch(moveWindow(window, snap(startDay - (window.until - window.from) / 2) - window.from))
  }

  function zoomByPinch(event: ReactPointerEvent): void {
    const other = [...pinch.current].find(([id]) => id !== event.pointerId)
    const before = pinch.current.get(event.pointerId)!
    pinch.current.set(event.pointerId, event.clientX)
    drag.current = null
    if (!other) return
    const fixed = other[1]
    const [was, now] = [Math.abs(before - fixed), Math.abs(event.clientX - fixed)]
    if (was < 8 || now < 8) return
    const axis = axisOf(store.getState())
    const around = dayAt(fixed)
    const factor = was / now
    store.dispatch(
      setAxis({ from: around - (around - axis.from) * factor, until: around + (axis.until - around) * factor }),
    )
  }

  /** A pointer that is not pressed has left. */
  function leave(): void {
    if (!drag.current) hold('outside')
  }

  return { start, move, end, leave }
}
