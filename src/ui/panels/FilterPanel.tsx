import { useMemo } from 'react'
import { READINGS } from '../../domain/count.ts'
import type { Reading } from '../../domain/count.ts'
import { formatNumber, typeName } from '../../domain/describe.ts'
import { countriesOf, isFiltering, precisionOf } from '../../domain/filter.ts'
import type { Choices as FilterChoices } from '../../domain/facets.ts'
import type { Incident } from '../../domain/incident.ts'
import { countryName, nationalityName } from '../../domain/names.ts'
import type { Precision } from '../../domain/place.ts'
import { PRECISIONS } from '../../domain/place.ts'
import { changeView, clearFilters, setFilters, toggleFilter } from '../../state/actions.ts'
import { hiddenByFilters } from '../../state/selectors.ts'
import { useDispatch, useSelect } from '../store.ts'

const PRECISION_NAMES: Readonly<Record<Precision, string>> = {
  site: 'Exact site',
  city: 'City or town',
  admin1: 'Province',
  country: 'Country only',
}

const READING_WORDS: Readonly<Record<Reading, string>> = {
  range: 'Show the range',
  lowest: 'Take the lowest',
  highest: 'Take the highest',
}

/** Values with the number of incidents that have each, most first. */
function countValues<T extends string>(
  incidents: readonly Incident[],
  values: (incident: Incident) => readonly T[],
): [T, number][] {
  const counts = new Map<T, number>()
  for (const incident of incidents)
    for (const value of new Set(values(incident))) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

function choicesIn(incidents: readonly Incident[]): FilterChoices {
  return {
    types: countValues(incidents, (incident) => [incident.type]),
    countries: countValues(incidents, countriesOf),
    nationalities: countValues(incidents, (incident) => incident.people.map((people) => people.nationality)),
    destinations: countValues(incidents, (incident) =>
      incident.destination?.country ? [incident.destination.country] : [],
    ),
    precisions: countValues(incidents, (incident) => [precisionOf(incident)]).sort(
      (a, b) => PRECISIONS.indexOf(a[0]) - PRECISIONS.indexOf(b[0]),
    ),
    inexact: incidents.filter((incident) => incident.date.precision !== 'day').length,
    single: incidents.filter((incident) => new Set(incident.sources.map((source) => source.publisher)).size < 2).length,
  }
}

/** What to show, with how many incidents have each value, and what the filters leave out. */
export function FilterPanel() {
  const dispatch = useDispatch()
  const dataset = useSelect((state) => state.dataset)
  const { file } = dataset
  const own = dataset.file ? null : dataset.incidents
  const filters = useSelect((state) => state.view.filters)
  const reading = useSelect((state) => state.view.reading)
  const hidden = useSelect(hiddenByFilters)
  const options = useMemo(
    () => (own ? choicesIn(own) : file!.choices),
    // Of a file the same as long as it is shown.
    [own, file],
  )
  return (
    <div className="filters">
      <p className="list-note">
        {isFiltering(filters) ? (
          <>
            {formatNumber(hidden)} {hidden === 1 ? 'report' : 'reports'} of this window left out.{' '}
            <button type="button" className="link-button" onClick={() => dispatch(clearFilters)}>
              Clear all filters
            </button>
          </>
        ) : (
          'Nothing is left out.'
        )}
      </p>
      <Choices
        legend="Kind"
        options={options.types}
        chosen={filters.types}
        name={typeName}
        onToggle={(value) => dispatch(toggleFilter('types', value))}
      />
      <Choices
        legend="Where it happened"
        options={options.countries}
        chosen={filters.countries}
        name={countryName}
        onToggle={(value) => dispatch(toggleFilter('countries', value))}
      />
      <Choices
        legend="Nationality"
        options={options.nationalities}
        chosen={filters.nationalities}
        name={nationalityName}
        onToggle={(value) => dispatch(toggleFilter('nationalities', value))}
      />
      <Choices
        legend="Destination"
        note="Choosing one leaves only deportations there."
        options={options.destinations}
        chosen={filters.destinations}
        name={countryName}
        onToggle={(value) => dispatch(toggleFilter('destinations', value))}
      />
      <Choices
        legend="How exactly it is placed"
        options={options.precisions}
        chosen={filters.precisions}
        name={(value) => PRECISION_NAMES[value]}
        onToggle={(value) => dispatch(toggleFilter('precisions', value))}
      />
      <fieldset className="choices">
        <legend>Sources and dates</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={filters.sources > 1}
            onChange={(event) => dispatch(setFilters({ sources: event.target.checked ? 2 : 0 }))}
          />
          <span>Two or more publishers</span>
          <span className="choice-count">leaves out {formatNumber(options.single)}</span>
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={filters.exactDays}
            onChange={(event) => dispatch(setFilters({ exactDays: event.target.checked }))}
          />
          <span>Exact days only</span>
          <span className="choice-count">leaves out {formatNumber(options.inexact)}</span>
        </label>
      </fieldset>
      <fieldset className="choices">
        <legend>Where sources differ on the number</legend>
        {READINGS.map((value) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="reading"
              checked={reading === value}
              onChange={() => dispatch(changeView({ reading: value }))}
            />
            <span>{READING_WORDS[value]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

const FEW = 6

function Choices<T extends string>({
  legend,
  note,
  options,
  chosen,
  name,
  onToggle,
}: {
  legend: string
  note?: string
  options: readonly [T, number][]
  chosen: readonly T[]
  name: (value: T) => string
  onToggle: (value: T) => void
}) {
  const few = options.slice(0, FEW)
  const rest = options.slice(FEW)
  const choice = ([value, count]: readonly [T, number]) => (
    <label key={value} className="choice">
      <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
      <span>{name(value)}</span>
      <span className="choice-count">{formatNumber(count)}</span>
    </label>
  )
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {note && <p className="quiet">{note}</p>}
      {few.map(choice)}
      {rest.length > 0 && (
        <details open={rest.some(([value]) => chosen.includes(value)) || undefined}>
          <summary>{rest.length} more</summary>
          {rest.map(choice)}
        </details>
      )}
    </fieldset>
  )
}
