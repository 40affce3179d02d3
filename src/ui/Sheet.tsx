import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { useSelect } from './store.ts'

const STOPS = ['peek', 'half', 'full'] as const
type Stop = (typeof STOPS)[number]

const STOP_WORDS: Readonly<Record<Stop, string>> = {
  peek: 'Open the panel',
  half: 'Open the panel fully',
  full: 'Close the panel',
}

/** The panel: beside the map on a wide screen; on a phone a sheet with three stops, dragged or pressed. */
export function Sheet({ children }: { children: ReactNode }) {
  const element = useRef<HTMLElement>(null)
  const drag = useRef<{ y: number; moved: number } | null>(null)
  const selection = useSelect((state) => state.view.selection)
  const [stop, setStop] = useState<Stop>(selection ? 'half' : 'peek')
  const [seen, setSeen] = useState(selection)
  const isWriting = useSelect((state) => state.writing === 'page')
  const [wasWriting, setWasWriting] = useState(false)
  const isOpening = useSelect((state) => state.opening !== null)
  const [wasOpening, setWasOpening] = useState(false)
  if (selection !== seen) {
    setSeen(selection)
    if (selection && stop === 'peek') setStop('half')
  }
  if (isWriting !== wasWriting) {
    setWasWriting(isWriting)
    if (isWriting && stop === 'peek') setStop('half')
  }
  if (isOpening !== wasOpening) {
    setWasOpening(isOpening)
    // How far a file is, and how to stop it, stands on the map.
    if (isOpening) setStop('peek')
  }

  const turn = (by: number): void => setStop(STOPS[Math.max(0, Math.min(STOPS.length - 1, STOPS.indexOf(stop) + by))]!)
  return (
    <aside ref={element} className="sheet" data-stop={stop} aria-label="Reports">
      <button
        type="button"
        className="sheet-grip"
        aria-label={STOP_WORDS[stop]}
        aria-expanded={stop !== 'peek'}
        onClick={() => {
          if (!drag.current?.moved) setStop(STOPS[(STOPS.indexOf(stop) + 1) % STOPS.length]!)
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { y: event.clientY, moved: 0 }
        }}
        onPointerMove={(event) => {
          if (!drag.current) return
          const moved = event.clientY - drag.current.y
          if (Math.abs(moved) > 6) drag.current.moved = moved
          element.current!.style.setProperty('--drag', `${moved}px`)
        }}
        onPointerUp={() => {
          const moved = drag.current?.moved ?? 0
          element.current!.style.removeProperty('--drag')
          if (Math.abs(moved) > 40) turn(moved < 0 ? (moved < -320 ? 2 : 1) : moved > 320 ? -2 : -1)
          // The click that follows must still see that this was a drag.
          setTimeout(() => (drag.current = null))
        }}
      />
      {children}
    </aside>
  )
}
