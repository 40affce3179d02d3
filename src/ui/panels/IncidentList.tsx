import type { PointerEvent } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
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
import type { OpenFile } from '../../state/dataset.ts'
import { idAt } from '../../state/dataset.ts'
import { hiddenByFilters, readableOf, selectedOf } from '../../state/selectors.ts'
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
  const readable = useSettled(readableOf, { mostMs: REFRESH_MS })
  const dataset = useSelect((state) => state.dataset)
  const sort = useSelect((state) => state.view.sort)
  const hidden = useSettled(hiddenByFilters, { mostMs: REFRESH_MS })
  const { file } = dataset
  const own = dataset.file ? null : dataset.incidents
  const ranks = useRanks(file, sort === 'people')
  const rows = useMemo(
    () => (own ? sortRows(readable.rows, own, sort) : sortMany(readable.rows, sort === 'people' ? ranks : null)),
    [readable, own, sort, ranks],
  )
  const { imprecise } = readable
  const count = readable.rows.length
  return (
    <>
      <SearchBox />
      <div className="list-head">
        <span>
          {formatNumber(count)} {count === 1 ? 'report' : 'reports'}
          {imprecise > 0 && <span className="list-imprecise">{formatNumber(imprecise)} without an exact day</span>}
        </span>
        <label>
          Sort{' '}
          <select value={sort} onChange={(event) => dispatch(changeView({ sort: event.target.value as Sort }))}>
            {SORTS.map((value) => (
              <option key={value} value={value} disabled={value === 'place' && !!file}>
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
      {readable.undated > 0 && (
        <p className="list-note">{formatNumber(readable.undated)} without any date are in no window.</p>
      )}
      {count > rows.length && (
        <p className="list-note">
          The list has the {sort === 'people' ? 'largest' : 'latest'} {formatNumber(rows.length)}. Shorten the time
          window, zoom in or filter for the others.
        </p>
      )}
      <Totals {...readable.totals} />
      {rows.length ? <Rows rows={rows} /> : <EmptyList outside={readable.outside} />}
    </>
  )
}

/** A list is as high as a browser can make it, and no reader gets to its end. */
const MOST_ROWS = 100_000

interface Ranks {
  rank: Int32Array
  at: Int32Array
}

/** Where each incident of a large file is in the order of people, once it is asked for. */
function useRanks(file: OpenFile | null, isWanted: boolean): Ranks | null {
  const [ranks, setRanks] = useState<{ of: OpenFile; ranks: Ranks } | null>(null)
  useEffect(() => {
    if (!file || !isWanted || ranks?.of === file) return
    let isCurrent = true
    void file.byPeople().then(
      (rank) => {
        const at = new Int32Array(rank.length)
        rank.forEach((place, i) => (at[place] = i))
        if (isCurrent) setRanks({ of: file, ranks: { rank, at } })
      },
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [file, isWanted, ranks])
  return ranks && ranks.of === file ? ranks.ranks : null
}

/** The first rows of very many: by people where ranks are given, else the latest first. */
function sortMany(shown: ArrayLike<number>, ranks: Ranks | null): Int32Array {
  const rows = shown instanceof Int32Array ? shown : Int32Array.from(shown)
  // Only those that are listed are copied: a million are a pause.
  if (!ranks) return rows.subarray(Math.max(0, rows.length - MOST_ROWS)).toReversed()
  const places = rows.map((i) => ranks.rank[i]!).sort()
  return places
    .subarray(Math.max(0, rows.length - MOST_ROWS))
    .toReversed()
    .map((place) => ranks.at[place]!)
}

function sortRows(shown: ArrayLike<number>, incidents: readonly Incident[], sort: Sort): number[] {
  const rows = Array.from(shown)
  if (sort === 'date') return rows.reverse()
  if (sort === 'people')
    return rows.sort((a, b) => areaFigure(sumOf(incidents[b]!.count)) - areaFigure(sumOf(incidents[a]!.count)))
  return rows.sort((a, b) => whereInWords(incidents[a]!).localeCompare(whereInWords(incidents[b]!), 'en'))
}

function Rows({ rows }: { rows: readonly number[] | Int32Array }) {
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
  const incident = useSelect((state) => state.dataset.incidents.at(position))
  const id = useSelect((state) => idAt(state.dataset, position))
  if (!incident) return <div className="row row-waiting" aria-busy="true" />
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
      onClick={() => dispatch(select(id))}
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
