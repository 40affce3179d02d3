import { useEffect, useMemo, useRef, useState } from 'react'
import { formatNumber } from '../../../domain/describe.ts'
import type { Problem } from '../../../domain/problem.ts'
import type { MappedRecord } from '../../../io/table/applyMapping.ts'
import { applyMapping } from '../../../io/table/applyMapping.ts'
import { decided, orderIn } from '../../../io/table/guessMapping.ts'
import type { Mapping, Role } from '../../../io/table/mapping.ts'
import { Choices } from '../../dialogs/Choices.tsx'
import { Preview } from './Preview.tsx'
import type { Foreign } from './readForeign.ts'
import { readForeign } from './readForeign.ts'
import '../../styles/columns.css'

interface ColumnsProps {
  file: File
  onAccept: (records: readonly MappedRecord[], faults: readonly Problem[]) => Promise<void>
  /** Nothing is brought in; why, in words. */
  onLeave: (words: string) => void
}

/** A table of somebody else: which of its columns is what, and what comes of it, before any of it counts. */
export function ColumnsPage({ file, onAccept, onLeave }: ColumnsProps) {
  const [foreign, setForeign] = useState<Foreign | null>(null)
  const leave = useRef(onLeave)
  useEffect(() => {
    leave.current = onLeave
  })
  useEffect(() => {
    let isGone = false
    readForeign(file).then(
      (read) => {
        if (!isGone) setForeign(read)
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : 'unknown reason'
        if (!isGone) leave.current(`${file.name} holds no incident that can be read. ${reason}`)
      },
    )
    return () => {
      isGone = true
    }
  }, [file])
  if (!foreign) return <p className="loading">Reading {file.name} …</p>
  return <Columns name={file.name} foreign={foreign} onAccept={onAccept} onLeave={onLeave} />
}

const GROUPS: readonly { legend: string; roles: readonly (readonly [Role, string])[] }[] = [
  {
    legend: 'What happened',
    roles: [
      ['type', 'Arrest or deportation'],
      ['summary', 'Summary'],
      ['notes', 'Notes'],
      ['id', 'Number or name of the record'],
    ],
  },
  {
    legend: 'How many people',
    roles: [
      ['count', 'Number of people'],
      ['count_min', 'Least'],
      ['count_max', 'Most'],
      ['nationality', 'Nationality'],
    ],
  },
  {
    legend: 'When',
    roles: [
      ['date', 'Date, or first day'],
      ['date_end', 'Last day'],
    ],
  },
  {
    legend: 'Where',
    roles: [
      ['place', 'Place'],
      ['admin1', 'Province'],
      ['country', 'Country'],
      ['lat', 'Latitude'],
      ['lon', 'Longitude'],
      ['origin', 'Deported from'],
      ['destination', 'Deported to'],
    ],
  },
  {
    legend: 'Source',
    roles: [
      ['publisher', 'Publisher'],
      ['title', 'Title'],
      ['url', 'Address'],
      ['published', 'Published'],
    ],
  },
]

function Columns({
  name,
  foreign: { table, notes, guess },
  onAccept,
  onLeave,
}: { name: string; foreign: Foreign } & Pick<ColumnsProps, 'onAccept' | 'onLeave'>) {
  const [mapping, setMapping] = useState<Mapping>(guess.mapping)
  const [isBusy, setBusy] = useState(false)
  const { records, problems } = useMemo(() => applyMapping(table, mapping, name), [table, mapping, name])
  const { preset } = guess
  const order = useMemo(() => orderIn(table, mapping.columns), [table, mapping.columns])
  const isOpen = mapping.dateOrder === null
  const take = (role: Role, column: string): void => {
    const { [role]: _before, ...others } = mapping.columns
    const columns = column === '' ? others : { ...others, [role]: Number(column) }
    // Other dates may leave the order open, or decide it.
    const found = orderIn(table, columns)
    setMapping({ ...mapping, columns, dateOrder: found === order ? mapping.dateOrder : decided(found) })
  }
  const example = (at: number): string => table.rows.find((row) => row[at])?.[at]?.slice(0, 24) ?? ''
  return (
    <form
      className="columns-page"
      aria-label={`Columns of ${name}`}
      onSubmit={(event) => {
        event.preventDefault()
        setBusy(true)
        void onAccept(records, problems).finally(() => setBusy(false))
      }}
    >
      <p>
        <b>{name}</b>: {formatNumber(table.rows.length)} {table.rows.length === 1 ? 'row' : 'rows'}.{' '}
        {preset ? `Its columns are those of ${preset.title}.` : 'The columns are taken for what is set below.'} Nothing
        counts until you bring it in, and Undo takes it back.
      </p>
      {[...(preset ? [preset.note] : []), ...notes].map((note) => (
        <p key={note} className="desk-warning">
          {note}
        </p>
      ))}
      <div className="columns-groups">
        {GROUPS.map(({ legend, roles }) => (
          <fieldset key={legend}>
            <legend>{legend}</legend>
            {roles.map(([role, label]) => (
              <label key={role}>
                <span>{label}</span>
                <select value={mapping.columns[role] ?? ''} onChange={(event) => take(role, event.target.value)}>
                  <option value="">–</option>
                  {table.columns.map((column, at) => (
                    <option key={column} value={at}>
                      {example(at) ? `${column} (${example(at)})` : column}
                    </option>
                  ))}
                </select>
              </label>
            ))}
            {legend === 'What happened' && (
              <label>
                <span>Where nothing says it</span>
                <select value={mapping.type} onChange={(event) => setMapping({ ...mapping, type: event.target.value })}>
                  <option value="arrest">Arrest</option>
                  <option value="deportation">Deportation</option>
                  {!['arrest', 'deportation'].includes(guess.mapping.type) && (
                    <option value={guess.mapping.type}>{guess.mapping.type}</option>
                  )}
                </select>
              </label>
            )}
          </fieldset>
        ))}
      </div>
      {order !== 'none' && (
        <Choices
          legend={
            order === 'open'
              ? 'No date of this table says which number is the day. What is 3/8/2017?'
              : order === 'both'
                ? 'Some dates can only be read one way, and some only the other. What is 3/8/2017?'
                : 'What is 3/8/2017?'
          }
          name="date-order"
          options={[
            { value: 'day-first', label: '3 August 2017' },
            { value: 'month-first', label: 'March 8, 2017' },
          ]}
          value={mapping.dateOrder ?? ''}
          onChange={(value) => setMapping({ ...mapping, dateOrder: value as Mapping['dateOrder'] })}
        />
      )}
      <Preview table={table} records={records} problems={problems} />
      <div className="columns-buttons">
        <button type="submit" className="primary-button" disabled={isOpen || isBusy}>
          Bring in {formatNumber(records.length)} {records.length === 1 ? 'incident' : 'incidents'}
        </button>
        <button type="button" className="text-button" onClick={() => onLeave(`${name} was left out.`)}>
          Leave it out
        </button>
        <span role="status">
          {isBusy ? 'Finding the places …' : isOpen ? 'First say which number of a date is the day.' : ''}
        </span>
      </div>
    </form>
  )
}
