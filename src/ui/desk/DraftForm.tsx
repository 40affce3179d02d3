import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { Count, Qualifier } from '../../domain/count.ts'
import { QUALIFIERS } from '../../domain/count.ts'
import { parseDay } from '../../domain/day.ts'
import type { DatePrecision, Incident, People, Source, When } from '../../domain/incident.ts'
import { DATE_PRECISIONS } from '../../domain/incident.ts'
import { nationalityCodes, nationalityName } from '../../domain/names.ts'
import type { Place } from '../../domain/place.ts'
import { changed } from '../../domain/summary.ts'
import { Icon } from '../controls/Icon.tsx'
import { Choice, NumberInput, TextInput } from './inputs.tsx'
import { useLit } from './lit.ts'
import { PlaceField, PositionInput } from './PlaceField.tsx'

const QUALIFIER_WORDS: Readonly<Record<Qualifier, string>> = {
  exact: 'exactly',
  about: 'about',
  at_least: 'at least',
  at_most: 'at most',
  unknown: 'not stated',
}

const PRECISION_NAMES: Readonly<Record<DatePrecision, string>> = {
  day: 'the day',
  month: 'the month',
  year: 'the year',
  range: 'a range of days',
  unknown: 'not reported',
}

interface FormProps {
  draft: string
  incident: Incident
  onChange: (incident: Incident) => void
}

/** Every field of a draft, each beside the words that it came from: lit up with them. */
export function DraftForm({ draft, incident, onChange }: FormProps) {
  const set = (change: Partial<Incident>): void => onChange(changed(incident, change))
  const isDeportation = incident.type === 'deportation'
  return (
    <div className="desk-form">
      <Field draft={draft} field="type" label="Kind">
        <Choice
          label="Kind"
          value={incident.type}
          options={[
            ['arrest', 'Arrest'],
            ['deportation', 'Deportation'],
          ]}
          onChange={(type) => set({ type })}
        />
        <label className="desk-check">
          <input
            type="checkbox"
            checked={incident.aggregate}
            onChange={(event) => set({ aggregate: event.target.checked })}
          />
          Running total
        </label>
      </Field>
      <Field draft={draft} field="status" label="Status">
        <Choice
          label="Status"
          value={incident.status}
          options={[
            ['done', 'Has happened'],
            ['planned', 'Announced, not reported as done'],
          ]}
          onChange={(status) => set({ status })}
        />
      </Field>
      <CountField draft={draft} incident={incident} onChange={onChange} />
      <PeopleField draft={draft} incident={incident} onChange={onChange} />
      <DateField draft={draft} incident={incident} onChange={onChange} />
      <PlacesField draft={draft} incident={incident} onChange={onChange} />
      {isDeportation &&
        (['origin', 'destination'] as const).map((field) => (
          <Field key={field} draft={draft} field={field} label={field === 'origin' ? 'From' : 'To'}>
            <PlaceField
              label={field === 'origin' ? 'From' : 'To'}
              place={incident[field]}
              onChange={(place) =>
                set(field === 'origin' ? { origin: place, places: place ? [place] : [] } : { destination: place })
              }
            />
          </Field>
        ))}
      <Field draft={draft} field="summary" label="Summary">
        <TextInput isLong label="Summary" value={incident.summary} onCommit={(summary) => set({ summary })} />
      </Field>
      <Field draft={draft} field="notes" label="Notes">
        <TextInput isLong label="Notes" value={incident.notes} onCommit={(notes) => set({ notes })} />
      </Field>
      {incident.sources.map((source, i) => (
        <SourceField
          key={i}
          draft={draft}
          source={source}
          onChange={(next) => set({ sources: incident.sources.map((before, at) => (at === i ? next : before)) })}
        />
      ))}
    </div>
  )
}

function Field({
  draft,
  field,
  label,
  children,
}: {
  draft: string
  field: string
  label: string
  children: ReactNode
}) {
  const { isLit, on } = useLit(draft, field)
  return (
    <div
      className="desk-field"
      role="group"
      aria-label={label}
      data-field={field}
      data-lit={isLit || undefined}
      {...on}
    >
      <span className="desk-label" aria-hidden="true">
        {label}
      </span>
      <div className="desk-value">{children}</div>
    </div>
  )
}

/** Who reported it. Sources keep their order: evidence points to them by number. */
function SourceField({
  draft,
  source,
  onChange,
}: {
  draft: string
  source: Source
  onChange: (source: Source) => void
}) {
  return (
    <Field draft={draft} field="sources" label="Source">
      {(
        [
          ['publisher', 'Publisher'],
          ['title', 'Title'],
          ['url', 'Address'],
        ] as const
      ).map(([key, label]) => (
        <TextInput
          key={key}
          label={`Source: ${label.toLowerCase()}`}
          placeholder={label}
          value={source[key]}
          onCommit={(text) => onChange({ ...source, [key]: text })}
        />
      ))}
      <TextInput
        type="date"
        label="Source: published"
        value={source.published ?? ''}
        onCommit={(day) => onChange({ ...source, published: day || null })}
      />
    </Field>
  )
}

/** The bounds that go with a qualifier: one figure is both bounds, "at least" has no upper one. */
function withQualifier({ min, max }: Count, qualifier: Qualifier): Count {
  const figure = min ?? max
  if (qualifier === 'unknown') return { min: null, max: null, qualifier }
  if (qualifier === 'exact') return { min: figure, max: figure, qualifier: figure === null ? 'unknown' : qualifier }
  if (qualifier === 'at_least') return { min: figure, max: null, qualifier }
  if (qualifier === 'at_most') return { min: null, max: max ?? min, qualifier }
  return { min, max: max ?? min, qualifier }
}

/** Bounds in order, with the qualifier that fits them. */
function withBounds({ qualifier }: Count, min: number | null, max: number | null): Count {
  if (min !== null && max !== null && min > max) [min, max] = [max, min]
  if (min === null && max === null) return { min, max, qualifier: 'unknown' }
  if (max === null) return { min, max, qualifier: 'at_least' }
  if (min === null) return { min, max, qualifier: 'at_most' }
  return { min, max, qualifier: min < max || qualifier === 'about' ? 'about' : 'exact' }
}

function CountField({ draft, incident, onChange }: FormProps) {
  const { count } = incident
  const set = (next: Count): void => onChange(changed(incident, { count: next }))
  const isSingle = count.qualifier === 'exact' || count.qualifier === 'at_least' || count.qualifier === 'at_most'
  return (
    <Field draft={draft} field="count" label="People">
      <Choice
        label="How the number is given"
        value={count.qualifier}
        options={QUALIFIERS.map((qualifier) => [qualifier, QUALIFIER_WORDS[qualifier]])}
        onChange={(qualifier) => set(withQualifier(count, qualifier))}
      />
      {isSingle ? (
        <NumberInput
          label="Number of people"
          value={count.min ?? count.max}
          onCommit={(figure) => set(withQualifier({ ...count, min: figure, max: figure }, count.qualifier))}
        />
      ) : (
        <>
          <NumberInput
            label="Lowest number of people"
            value={count.min}
            onCommit={(min) => set(withBounds(count, min, count.max))}
          />
          <span>to</span>
          <NumberInput
            label="Highest number of people"
            value={count.max}
            onCommit={(max) => set(withBounds(count, count.min, max))}
          />
        </>
      )}
    </Field>
  )
}

function PeopleField({ draft, incident, onChange }: FormProps) {
  const codes = useMemo(() => nationalityCodes(), [])
  const set = (people: People[]): void => onChange(changed(incident, { people }))
  const change = (i: number, part: Partial<People>): void =>
    set(incident.people.map((before, at) => (at === i ? { ...before, ...part } : before)))
  const free = codes.filter((code) => !incident.people.some(({ nationality }) => nationality === code))
  return (
    <Field draft={draft} field="people" label="Nationalities">
      {incident.people.map((part, i) => (
        <span key={part.nationality} className="desk-people">
          <Choice
            label="Nationality"
            value={part.nationality}
            options={[part.nationality, ...free].map((code) => [code, nationalityName(code)])}
            onChange={(nationality) => change(i, { nationality })}
          />
          <NumberInput
            label={`Number of people, ${nationalityName(part.nationality)}`}
            value={part.min}
            onCommit={(figure) =>
              change(i, { min: figure, max: part.max === null && part.min !== null ? null : figure })
            }
          />
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${nationalityName(part.nationality)}`}
            onClick={() => set(incident.people.filter((_, at) => at !== i))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <select
        aria-label="Add a nationality"
        value=""
        onChange={(event) => set([...incident.people, { nationality: event.target.value, min: null, max: null }])}
      >
        <option value="">Add a nationality</option>
        {free.map((code) => (
          <option key={code} value={code}>
            {nationalityName(code)}
          </option>
        ))}
      </select>
    </Field>
  )
}

function DateField({ draft, incident, onChange }: FormProps) {
  const { date } = incident
  const set = (next: When): void => onChange(changed(incident, { date: next }))
  const isSpan = date.precision === 'range'
  const from = (text: string): void => {
    if (text === '') return set({ start: null, end: null, precision: 'unknown' })
    const end = isSpan && date.end !== null && date.end >= text ? date.end : text
    set({ start: text, end, precision: date.precision === 'unknown' ? 'day' : date.precision })
  }
  return (
    <Field draft={draft} field="date" label="Date">
      <TextInput type="date" label={isSpan ? 'First day' : 'Day'} value={date.start ?? ''} onCommit={from} />
      {isSpan && (
        <TextInput
          type="date"
          label="Last day"
          value={date.end ?? ''}
          onCommit={(end) =>
            set({
              ...date,
              end: end !== '' && date.start !== null && end < date.start ? date.start : end || date.start,
            })
          }
        />
      )}
      <Choice
        label="How exact the date is"
        value={date.precision}
        options={DATE_PRECISIONS.map((precision) => [precision, PRECISION_NAMES[precision]])}
        onChange={(precision) => set(withPrecision(date, precision))}
      />
    </Field>
  )
}

/** The whole month or year for those precisions, nothing for an unknown date. */
function withPrecision({ start, end }: When, precision: DatePrecision): When {
  const [year, month] = (start ?? '').split('-')
  if (precision === 'unknown' || start === null) return { start: null, end: null, precision: 'unknown' }
  if (precision === 'day') return { start, end: start, precision }
  if (precision === 'year') return { start: `${year}-01-01`, end: `${year}-12-31`, precision }
  if (precision === 'month') {
    const last = [31, 30, 29, 28].find((day) => parseDay(`${year}-${month}-${day}`) !== null)
    return { start: `${year}-${month}-01`, end: `${year}-${month}-${last}`, precision }
  }
  return { start, end: end ?? start, precision }
}

function PlacesField({ draft, incident, onChange }: FormProps) {
  if (incident.type === 'deportation') return null
  const set = (places: Place[]): void => onChange(changed(incident, { places }))
  return (
    <Field draft={draft} field="places" label={incident.places.length > 1 ? 'Places, one figure for all' : 'Place'}>
      {incident.places.map((place, i) => (
        <div key={i}>
          <PlaceField
            label="Place"
            place={place}
            onChange={(next) =>
              set(
                next
                  ? incident.places.map((before, at) => (at === i ? next : before))
                  : incident.places.filter((_, at) => at !== i),
              )
            }
          />
          <PositionInput
            place={place}
            onChange={(next) => set(incident.places.map((before, at) => (at === i ? next : before)))}
          />
        </div>
      ))}
      <AddPlace key={incident.places.length} onAdd={(place) => set([...incident.places, place])} />
    </Field>
  )
}

function AddPlace({ onAdd }: { onAdd: (place: Place) => void }) {
  return (
    <details className="desk-add">
      <summary>Add a place</summary>
      <PlaceField label="Further place" place={null} onChange={(place) => place && onAdd(place)} />
    </details>
  )
}
