import { useEffect, useRef } from 'react'
import { formatNumber } from '../../../domain/describe.ts'
import type { FilmProgress } from '../../film/makeFilm.ts'

/** How much of a film is done and how long the rest may take, with a way to stop it. */
export function FilmProgressBar({
  progress: { done, of, secondsLeft },
  name,
  onCancel,
}: {
  progress: FilmProgress
  name: string
  onCancel: () => void
}) {
  const cancel = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone.
  useEffect(() => cancel.current?.focus(), [])
  const words = `Frame ${formatNumber(done)} of ${formatNumber(of)}${secondsLeft === null ? '' : `, about ${durationInWords(secondsLeft)} left`}`
  return (
    <div className="film-progress">
      <progress max={of} value={done} aria-label={name} aria-valuetext={words} />
      <span>{words}</span>
      <button ref={cancel} type="button" className="primary-button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  )
}

/** `5 s`, `4 min`, `2 h`. */
export function durationInWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
