import type { PointerEvent } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { Virtualizer } from 'virtua'
import { areaFigure, sumOf } from '../../domain/count.ts'
import { parseDay } from '../../domain/day.ts'
import { dayShort, formatNumber, formatSum, spanInWords } from '../../domain/describe.ts'
import { peopleInWords, whereInWords } from '../../domain/describeNames.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Sort } from '../../domain/view.ts'
import { SORTS } from '../../domain/view.ts'
import { changeView, clearFilters, select } from '../../state/actions.ts'
import { hiddenByFilters, listedOf, selectedOf } from '../../state/selectors.ts'
import { useDispatch, useSelect } from '../store.ts'
import { useSettled } from '../useSettled.ts'
import { SearchBox } from './SearchBox.tsx'
import { Totals } from './Totals.tsx'

const SORT_WORDS: Readonly<Record<Sort, string>> = { date: 'Date', people: 'People', place: 'Place' }

const ROW_HEIGHT = 68

const REFRESH_MS = 2000

/** The reports on the screen and in the window, newest first unless sorted otherwise. */
export function IncidentList() {
  const dispatch = useDispatch()
  const listed = useSettled(listedOf, { mostMs: REFRESH_MS })
  const incidents = useSelect((state) => state.dataset.incidents)
  const sort = useSelect((state) => state.view.sort)
  const hidden = useSettled(hiddenByFilters, { mostMs: REFRESH_MS })
  const rows = useMemo(() => sortRows(listed.shown, incidents, sort), [listed, incidents, sort])
  const imprecise = rows.filter((i) => incidents[i]!.date.precision !== 'day').length
  return (
    <>
      <SearchBox />
      <div className="list-head">
        <span>
          {formatNumber(rows.length)} {rows.length === 1 ? 'report' : 'reports'}
          {imprecise > 0 && <span className="list-imprecise">{formatNumber(imprecise)} without an exact day</span>}
        </span>
        <label>
          Sort{' '}
          <select value={sort} onChange={(event) => dispatch(changeView({ sort: event.target.value as Sort }))}>
            {SORTS.map((value) => (
              <option key={value} value={value}>
                {SORT_WORDS[value]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {hidden > 0 && (
        <p className="list-note">
          {formatNumber(hidden)} {hidden === 1 ? 'report is' : 'reports are'} left out by the filters.{' '}
          <button type="button" className="link-button" onClick={() => dispatch(clearFilters)}>
            Show all
          </button>
        </p>
      )}
      {listed.undated.length > 0 && (
        <p className="list-note">{formatNumber(listed.undated.length)} without any date are in no window.</p>
      )}
      <Totals positions={listed.totals} />
      {rows.length ? <Rows rows={rows} /> : <EmptyList outside={listed.outside.length} />}
    </>
  )
}

function sortRows(shown: readonly number[], incidents: readonly Incident[], sort: Sort): number[] {
  const rows = [...shown]
  if (sort === 'date') return rows.reverse()
  if (sort === 'people')
    return rows.sort((a, b) => areaFigure(sumOf(incidents[b]!.count)) - areaFigure(sumOf(incidents[a]!.count)))
  return rows.sort((a, b) => whereInWords(incidents[a]!).localeCompare(whereInWords(incidents[b]!), 'en'))
}

function Rows({ rows }: { rows: readonly number[] }) {
  const list = useRef<VirtualizerHandle>(null)
  const selected = useSelect(selectedOf)
  const at = selected === null ? -1 : rows.indexOf(selected)
  useEffect(() => {
    if (at >= 0) list.current?.scrollToIndex(at, { align: 'nearest' })
  }, [at])
  return (
    <div className="list-scroll">
      <Virtualizer ref={list} as="ul" item="li" data={rows} itemSize={ROW_HEIGHT}>
        {(position) => <Row key={position} position={position} isSelected={position === selected} />}
      </Virtualizer>
    </div>
  )
}

function Row({ position, isSelected }: { position: number; isSelected: boolean }) {
  const dispatch = useDispatch()
  const incident = useSelect((state) => state.dataset.incidents[position]!)
  const hover = (on: boolean): void =>
    dispatch((state) => ({ ...state, hover: on ? { kind: 'incident', position } : null }))
  const people = peopleInWords(incident.people)
  return (
    <button
      type="button"
      className="row"
      data-type={incident.type}
      data-position={position}
      aria-pressed={isSelected}
      onClick={() => dispatch(select(incident.id))}
      onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && hover(true)}
      onPointerLeave={() => hover(false)}
      onFocus={() => hover(true)}
      onBlur={() => hover(false)}
    >
      <span className="row-sign" aria-hidden="true" />
      <span className="row-main">
        <span className="row-where">{whereInWords(incident)}</span>
        <span className="row-date">
          {rowDate(incident)}
          {incident.status === 'planned' && ' · announced'}
        </span>
        <span className="row-people">{people || 'nationality not stated'}</span>
      </span>
      <span className="row-count">
        {formatSum(sumOf(incident.count))}
        <span className="row-type">
          {incident.type === 'deportation' ? 'deported' : incident.type === 'arrest' ? 'arrested' : incident.type}
        </span>
      </span>
    </button>
  )
}

function rowDate({ date }: Incident): string {
  const [start, end] = [parseDay(date.start ?? date.end ?? ''), parseDay(date.end ?? date.start ?? '')]
  if (start === null || end === null) return 'date not reported'
  return start === end ? dayShort(start) : spanInWords({ from: start, until: end + 1 })
}

function EmptyList({ outside }: { outside: number }) {
  return (
    <div className="empty">
      <p>No reports in this view and window.</p>
      <p className="quiet">
        {outside > 0
          ? `${formatNumber(outside)} lie outside the map’s view: zoom out, or choose “Show the world”.`
          : 'Widen the time window, clear the filters, or move the map. Silence is not zero: nothing was collected here.'}
      </p>
    </div>
  )
}
