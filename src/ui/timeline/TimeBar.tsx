import { useRef, useState } from 'react'
import type { Mode, Window } from '../../domain/view.ts'
import { MODES } from '../../domain/view.ts'
import type { Day, Unit } from '../../domain/day.ts'
import { UNITS, formatDay, parseDay } from '../../domain/day.ts'
import { changeView, setAxis, setMode, setUnit, setWindow, step, togglePlay } from '../../state/actions.ts'
import { axisOf, unitOf } from '../../state/selectors.ts'
import type { Speed } from '../../time/playback.ts'
import { SPEEDS, daysPerSecond } from '../../time/playback.ts'
import type { AppState } from '../../state/appState.ts'
import { Icon } from '../controls/Icon.tsx'
import { useAppStore, useDispatch, useSelect } from '../store.ts'
import { useSettled } from '../useSettled.ts'
import { words } from '../words/words.ts'

const speedWords = (speed: Speed): string => (speed === 0.25 ? '¼×' : speed === 0.5 ? '½×' : `${speed}×`)

/** Play, step, speed, mode, unit and the typed dates. */
export function TimeBar({
  isGuest,
}: {
  /** In a page of somebody else's, which has no dialogs. */
  isGuest: boolean
}) {
  const dispatch = useDispatch()
  const playing = useSelect((state) => state.playing !== null)
  const [isOpen, setOpen] = useState(false)
  const { timeline } = words()
  const playWord = playing ? timeline.pause : timeline.play
  return (
    <div className="timebar" data-open={isOpen || undefined}>
      <div className="timebar-group" role="group" aria-label={timeline.playback}>
        <button
          type="button"
          className="icon-button"
          onClick={() => dispatch(step(-1))}
          title={timeline.withKey(timeline.back, '←')}
          aria-label={timeline.back}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="play-button"
          onClick={() => dispatch(togglePlay)}
          title={timeline.withKey(playWord, 'space')}
          aria-label={playWord}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          className="icon-button"
          onClick={() => dispatch(step(1))}
          title={timeline.withKey(timeline.on, '→')}
          aria-label={timeline.on}
        >
          <Icon name="forward" />
        </button>
        <SpeedPicker />
        <button
          type="button"
          className="text-button narrow-only"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? timeline.fewer : timeline.more}
        </button>
      </div>
      <DateFields />
      <div className="timebar-group timebar-options" role="group" aria-label={timeline.axis}>
        <ModePicker />
        <UnitPicker />
        <AxisButtons isGuest={isGuest} />
      </div>
    </div>
  )
}

function SpeedPicker() {
  const dispatch = useDispatch()
  const speed = useSelect((state) => state.speed)
  const loop = useSelect((state) => state.loop)
  const axis = useSelect(axisOf)
  const { timeline } = words()
  return (
    <>
      <select
        aria-label={timeline.speed}
        title={timeline.perSecond(Math.round(daysPerSecond(axis, speed)))}
        value={speed}
        onChange={(event) => dispatch((state) => ({ ...state, speed: Number(event.target.value) as Speed }))}
      >
        {SPEEDS.map((value) => (
          <option key={value} value={value}>
            {speedWords(value)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="icon-button wide-only"
        aria-pressed={loop}
        title={timeline.loopTitle}
        aria-label={timeline.loop}
        onClick={() => dispatch((state) => ({ ...state, loop: !state.loop }))}
      >
        <Icon name="loop" />
      </button>
    </>
  )
}

function ModePicker() {
  const dispatch = useDispatch()
  const mode = useSelect((state) => state.view.mode)
  const { modes } = words().timeline
  return (
    <select
      aria-label={words().timeline.mode}
      title={modes[mode].title}
      value={mode}
      onChange={(event) => dispatch(setMode(event.target.value as Mode))}
    >
      {MODES.map((value) => (
        <option key={value} value={value}>
          {modes[value].name}
        </option>
      ))}
    </select>
  )
}

function UnitPicker() {
  const dispatch = useDispatch()
  const chosen = useSelect((state) => state.view.unit)
  const unit = useSelect(unitOf)
  const { timeline } = words()
  return (
    <select
      aria-label={timeline.unit}
      value={chosen ?? 'auto'}
      onChange={(event) => dispatch(setUnit(event.target.value === 'auto' ? null : (event.target.value as Unit)))}
    >
      <option value="auto">{timeline.automatic(timeline.units[unit])}</option>
      {UNITS.map((value) => (
        <option key={value} value={value}>
          {timeline.units[value]}
        </option>
      ))}
    </select>
  )
}

function AxisButtons({ isGuest }: { isGuest: boolean }) {
  const { timeline } = words()
  const dispatch = useDispatch()
  const scale = useSelect((state) => state.view.scale)
  const isZoomed = useSelect((state) => state.view.axis !== null)
  const extent = useSelect((state) => state.dataset.extent)
  const isEverything = useSelect(
    ({ view, dataset }) => view.window.from <= dataset.extent.from && view.window.until >= dataset.extent.until,
  )
  return (
    <>
      <button
        type="button"
        className="text-button wide-only"
        title={timeline.height[scale]}
        onClick={() => dispatch(changeView({ scale: scale === 'sqrt' ? 'linear' : 'sqrt' }))}
      >
        {timeline.scale[scale]}
      </button>
      {!isGuest && (
        <button
          type="button"
          className="text-button wide-only timebar-coverage"
          title="What was collected, and where it is thin"
          onClick={() => dispatch((state) => ({ ...state, dialog: 'about' }))}
        >
          Coverage
        </button>
      )}
      {isZoomed && (
        <button type="button" className="text-button" onClick={() => dispatch(setAxis(extent))}>
          {timeline.wholeAxis}
        </button>
      )}
      {/* Always there: the map would change its size when playback begins. */}
      <button
        type="button"
        className="text-button"
        aria-disabled={isEverything}
        onClick={() => dispatch(setWindow(extent))}
      >
        {timeline.allYears}
      </button>
    </>
  )
}

const windowOf = (state: AppState): Window => state.view.window

/** Date fields cost the browser more than everything else of a step; the headline and the handles have the day at once. */
const REFRESH_MS = 600

/** The window's first and last day, typed. */
function DateFields() {
  const store = useAppStore()
  const { dispatch } = store
  const [isInUse, setInUse] = useState(false)
  const shown = useSettled(windowOf, { mostMs: REFRESH_MS })
  const now = useSelect((state) => (isInUse ? windowOf(state) : null))
  const window = now ?? shown
  // Whoever types sees each day at once, and no older one after leaving.
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const enter = (): void => {
    clearTimeout(leaving.current)
    setInUse(true)
  }
  const leave = (): void => void (leaving.current = setTimeout(() => setInUse(false), REFRESH_MS))
  const mode = useSelect((state) => state.view.mode)
  const extent = useSelect((state) => state.dataset.extent)
  // The other edge as it was before the typing: the days on the way to a day must not push it.
  const before = useRef(window)
  const enterAndRemember = (): void => {
    enter()
    before.current = windowOf(store.getState())
  }
  const from = (day: Day): void => dispatch(setWindow({ from: day, until: Math.max(before.current.until, day + 1) }))
  const until = (day: Day): void => dispatch(setWindow({ from: Math.min(before.current.from, day), until: day + 1 }))
  const { timeline } = words()
  const open = mode === 'from-start' ? timeline.upTo : mode === 'to-end' ? timeline.startingOn : NOTHING
  return (
    <div className="timebar-group timebar-dates" role="group" aria-label={timeline.window}>
      <Beside words={open[0]} />
      {(mode === 'window' || mode === 'to-end') && (
        <DayField
          label={timeline.from}
          day={window.from}
          extent={extent}
          onFocus={enterAndRemember}
          onLeave={leave}
          onDay={from}
        />
      )}
      {mode === 'window' && <span aria-hidden="true">–</span>}
      {mode !== 'to-end' && (
        <DayField
          label={timeline.until}
          day={window.until - 1}
          extent={extent}
          onFocus={enterAndRemember}
          onLeave={leave}
          onDay={until}
        />
      )}
      <Beside words={open[1]} />
    </div>
  )
}

const NOTHING = ['', ''] as const

const Beside = ({ words: text }: { words: string }) => text !== '' && <span>{text}</span>

/** A day that is typed digit by digit: what is not yet a day of the data stays as typed until the field is left. */
function DayField({
  label,
  day,
  extent,
  onFocus,
  onLeave,
  onDay,
}: {
  label: string
  day: Day
  extent: Window
  onFocus: () => void
  onLeave: () => void
  onDay: (day: Day) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      type="date"
      aria-label={label}
      min={formatDay(extent.from)}
      max={formatDay(extent.until - 1)}
      value={typed ?? formatDay(day)}
      onChange={(event) => {
        setTyped(event.target.value)
        const next = parseDay(event.target.value)
        if (next !== null && next >= extent.from && next < extent.until) onDay(next)
      }}
      onFocus={onFocus}
      onBlur={() => {
        setTyped(null)
        onLeave()
      }}
    />
  )
}
