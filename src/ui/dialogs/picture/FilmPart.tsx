import { useEffect, useMemo, useRef, useState } from 'react'
import { dayInWords, formatNumber, spanInWords } from '../../../domain/describe.ts'
import type { Codec } from '../../film/codec.ts'
import { chooseCodec } from '../../film/codec.ts'
import type { FilmPlan, FilmSide, FrameRate } from '../../film/filmPlan.ts'
import {
  FILM_SIDES,
  FRAME_RATES,
  MOST_FILES,
  MOST_FRAMES,
  SHORTEST_SECONDS,
  filmFrame,
  filmSpan,
  framesOf,
  secondsAt,
  secondsPerYear,
} from '../../film/filmPlan.ts'
import type { FilmProgress } from '../../film/makeFilm.ts'
import type { FilmMade } from '../../film/runFilm.ts'
import { MOST_IN_MEMORY, canPickFile } from '../../film/sink.ts'
import { saveFile } from '../../saveFile.ts'
import { useAppStore } from '../../store.ts'
import { Choices } from '../Choices.tsx'
import type { PartProps } from './part.ts'
import { reasonOf } from './part.ts'
import { FilmProgressBar } from './FilmProgressBar.tsx'

type Container = 'video' | 'frames'

/** A video of the playback, or its frames: drawn one by one, so none is missing however long it takes. */
export function FilmPart({ shape, theme, onBusy }: PartProps) {
  const store = useAppStore()
  const state = useMemo(() => store.getState(), [store])
  const [part, setPart] = useState<'axis' | 'all'>(state.view.axis ? 'axis' : 'all')
  const [seconds, setSeconds] = useState(30)
  const [rate, setRate] = useState<FrameRate>(25)
  const [side, setSide] = useState<FilmSide>(720)
  const [asked, setContainer] = useState<Container>('video')
  const [progress, setProgress] = useState<FilmProgress | null>(null)
  const [made, setMade] = useState<FilmMade | null>(null)
  const [answer, setAnswer] = useState('')
  const job = useRef<AbortController | null>(null)
  const preview = useRef<HTMLCanvasElement>(null)
  const codec = useCodec(shape, side, rate)
  const container = codec === null ? 'frames' : asked
  const span = useMemo(() => filmSpan(state, part), [state, part])
  const plan: FilmPlan = { ...span, fps: rate, frames: framesOf(seconds, rate) }
  const fault = faultOf(seconds, rate, container)
  // What is under way ends with the dialog.
  useEffect(() => () => job.current?.abort(), [])

  const make = async (): Promise<void> => {
    const current = new AbortController()
    job.current = current
    onBusy(true)
    setMade(null)
    setAnswer('Getting the map ready …')
    setProgress({ done: 0, of: plan.frames, secondsLeft: null })
    try {
      const { runFilm } = await import('../../film/runFilm.ts')
      const order = { plan, look: { shape, theme, side }, codec: container === 'video' ? (codec ?? null) : null }
      const result = await runFilm(store, order, {
        signal: current.signal,
        onProgress(now, canvas) {
          setProgress(now)
          show(preview.current, canvas)
        },
      })
      setMade(result)
      setAnswer(result ? doneWords(result) : '')
    } catch (error) {
      setAnswer(
        current.signal.aborted
          ? 'Cancelled. Nothing was saved.'
          : `No ${container}: ${reasonOf(error)}. Try a smaller size or fewer frames.`,
      )
    } finally {
      job.current = null
      setProgress(null)
      onBusy(false)
    }
  }
  const { width, height } = filmFrame(shape, side)
  return (
    <>
      <fieldset className="picture-choices" disabled={progress !== null}>
        {state.view.axis && (
          <Choices
            legend="What"
            name="film-part"
            options={[
              { value: 'axis', label: `The visible axis, ${spanInWords(state.view.axis)}` },
              { value: 'all', label: 'All years' },
            ]}
            value={part}
            onChange={setPart}
          />
        )}
        <Length seconds={seconds} span={span} onChange={setSeconds} />
        <Choices
          legend="Frames a second"
          name="film-rate"
          options={FRAME_RATES.map((value) => ({ value: `${value}`, label: `${value}` }))}
          value={`${rate}`}
          onChange={(value) => setRate(Number(value) as FrameRate)}
        />
        <Choices
          legend="Size"
          name="film-side"
          options={FILM_SIDES.map((value) => ({ value: `${value}`, label: sizeWords(width, height, value) }))}
          value={`${side}`}
          onChange={(value) => setSide(Number(value) as FilmSide)}
        />
        <Choices
          legend="File"
          name="film-container"
          options={[
            { value: 'video', label: codec ? `Video (MP4, ${codec.name})` : 'Video', isOff: !codec },
            { value: 'frames', label: 'Frames (zip of PNGs)' },
          ]}
          value={container}
          onChange={setContainer}
        />
      </fieldset>
      {codec === null && (
        <p role="note">
          This browser cannot write videos{'VideoEncoder' in globalThis ? ' of this size' : ' (it has no VideoEncoder)'}
          . It can give the same frames as a zip of PNGs, of which any video program makes a film: for one,{' '}
          <code>ffmpeg -framerate {rate} -i frame-%05d.png film.mp4</code>.
        </p>
      )}
      <p className="quiet">
        {formatNumber(plan.frames)} frames, {daysInWords(plan)}, each drawn by itself: none is missing, however long it
        takes.{' '}
        {canPickFile()
          ? 'You choose the file first; it is written while the frames are drawn.'
          : `It is kept in memory until you download it: at most ${MOST_IN_MEMORY / 1e6} MB.`}
      </p>
      {progress ? (
        <FilmProgressBar
          progress={progress}
          name={container === 'video' ? 'Video' : 'Frames'}
          onCancel={() => job.current?.abort()}
        />
      ) : (
        <MakeRow
          label={container === 'video' ? 'Make the video' : 'Make the frames'}
          isOff={fault !== null || codec === undefined}
          made={made}
          onMake={() => void make()}
        />
      )}
      {fault && <p role="alert">{fault}</p>}
      <p role="status" className="film-answer">
        {progress ? announcement(progress, answer) : answer}
      </p>
      {progress && <canvas ref={preview} className="image-preview" role="img" aria-label="The frame drawn last" />}
    </>
  )
}

/** What the browser can write a film of this size with; undefined until it is known, null where with nothing. */
function useCodec(shape: PartProps['shape'], side: FilmSide, fps: FrameRate): Codec | null | undefined {
  const [codec, setCodec] = useState<Codec | null | undefined>()
  useEffect(() => {
    let isGone = false
    const { width, height, ratio } = filmFrame(shape, side)
    const track = { width: Math.round(width * ratio), height: Math.round(height * ratio), fps }
    void chooseCodec(track).then((chosen) => {
      if (!isGone) setCodec(chosen)
    })
    return () => {
      isGone = true
    }
  }, [shape, side, fps])
  return codec
}

const sizeWords = (width: number, height: number, side: FilmSide): string => {
  const ratio = side / Math.min(width, height)
  return `${Math.round(width * ratio)} × ${Math.round(height * ratio)}`
}

function faultOf(seconds: number, rate: FrameRate, container: Container): string | null {
  const most = Math.floor((container === 'frames' ? MOST_FILES : MOST_FRAMES) / rate)
  if (seconds >= SHORTEST_SECONDS && seconds <= most) return null
  return `The length is ${SHORTEST_SECONDS} to ${formatNumber(most)} seconds at ${rate} frames a second.`
}

/** The playhead is the end of the last day that is shown, but where it is the first day of all that is. */
function daysInWords({ mode, first, last }: FilmPlan): string {
  const shown = mode === 'to-end' ? 0 : 1
  return `from ${dayInWords(first - shown)} to ${dayInWords(last - shown)}`
}

const doneWords = ({ name, blob }: FilmMade): string =>
  blob ? `Done: ${formatNumber(Math.max(1, Math.round(blob.size / 1e6)))} MB.` : `Saved as ${name}.`

/** What is read out while a film is made: its beginning, and every quarter. */
function announcement({ done, of }: FilmProgress, begun: string): string {
  const quarters = Math.floor((4 * done) / of)
  return quarters === 0 ? begun : `${quarters * 25} % of the frames are drawn.`
}

const PREVIEW_EVERY_MS = 400
const PREVIEW_WIDTH = 480

/** Shows a frame small, and not each of them. */
function show(element: HTMLCanvasElement | null, frame: HTMLCanvasElement): void {
  const now = performance.now()
  if (!element || now - Number(element.dataset.shown ?? -PREVIEW_EVERY_MS) < PREVIEW_EVERY_MS) return
  element.dataset.shown = `${now}`
  const height = Math.round((PREVIEW_WIDTH * frame.height) / frame.width)
  if (element.height !== height) Object.assign(element, { width: PREVIEW_WIDTH, height })
  element.getContext('2d')?.drawImage(frame, 0, 0, PREVIEW_WIDTH, height)
}

/** The length, told in one of two ways: seconds of film, or seconds for a year of reports. */
function Length({
  seconds,
  span,
  onChange,
}: {
  seconds: number
  span: Pick<FilmPlan, 'first' | 'last'>
  onChange: (seconds: number) => void
}) {
  const field = (label: string, value: number, set: (value: number) => void) => (
    <label className="film-number">
      <span>{label}</span>
      <input
        type="number"
        min="0"
        step="any"
        inputMode="decimal"
        value={value ? String(Math.round(value * 100) / 100) : ''}
        onChange={(event) => set(Number(event.target.value))}
      />
    </label>
  )
  return (
    <div className="film-length">
      {field('Length in seconds', seconds, onChange)}
      {field('or seconds a year', secondsPerYear(seconds, span), (perYear) => onChange(secondsAt(perYear, span)))}
    </div>
  )
}

function MakeRow({
  label,
  isOff,
  made,
  onMake,
}: {
  label: string
  isOff: boolean
  made: FilmMade | null
  onMake: () => void
}) {
  const row = useRef<HTMLDivElement>(null)
  // After a film the focus is where it was made, and not lost with the button that cancels.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.matches('dialog'))
      row.current?.querySelector<HTMLButtonElement>('button:last-of-type')?.focus()
  }, [])
  const blob = made?.blob
  return (
    <div ref={row} className="copy-row">
      <button type="button" className="primary-button" disabled={isOff} onClick={onMake}>
        {label}
      </button>
      {blob && (
        <button type="button" className="primary-button" onClick={() => saveFile(made.name, blob)}>
          Download {made.name.endsWith('.mp4') ? 'MP4' : 'ZIP'}
        </button>
      )}
    </div>
  )
}
