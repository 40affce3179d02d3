import { sumFromBounds, sumOf } from '../../domain/count.ts'
import { countInWords, dateInWords, formatNumber, formatSum } from '../../domain/describe.ts'
import { whereInWords } from '../../domain/describeNames.ts'
import { itemisedOf } from '../../io/document.ts'
import { select } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import { idAt } from '../../state/dataset.ts'
import { useDispatch, useSelect } from '../store.ts'

/** What the incidents that a running total names add up to here; null where it names none. */
export function itemisedSum(dataset: AppState['dataset'], total: number): ReturnType<typeof sumFromBounds> | null {
  if (dataset.file) return null
  const { position, incidents, index } = dataset
  const ids = itemisedOf(incidents[total]!)
  const known = ids.map((id) => position.get(id)).filter((i): i is number => i !== undefined)
  if (known.length === 0) return null
  const inside = new Set(known.flatMap((i) => index.inside[i]!))
  let [least, most] = [0, 0]
  let approximate = false
  for (const i of known) {
    if (inside.has(i)) continue
    const sum = sumOf(incidents[i]!.count)
    least += sum.least
    most += sum.most
    approximate ||= sum.approximate
  }
  return sumFromBounds(least, most, approximate)
}

/** Running totals of reports, beside what is itemised here; never added to anything. */
export function Totals({ count, positions }: { count: number; positions: readonly number[] }) {
  if (count === 0) return null
  return (
    <details className="totals" open={count <= 2}>
      <summary>
        {count === 1 ? '1 reported total' : `${formatNumber(count)} reported totals`}{' '}
        <span className="quiet">not added</span>
      </summary>
      <ul>
        {positions.map((position) => (
          <Total key={position} position={position} />
        ))}
        {count > positions.length && (
          <li className="quiet">The latest {positions.length}. Shorten the time window for others.</li>
        )}
      </ul>
    </details>
  )
}

function Total({ position }: { position: number }) {
  const dispatch = useDispatch()
  const dataset = useSelect((state) => state.dataset)
  const incident = dataset.incidents.at(position)
  if (!incident) return <li className="quiet">…</li>
  const itemised = itemisedSum(dataset, position)
  return (
    <li>
      <button type="button" className="total" onClick={() => dispatch(select(idAt(dataset, position)))}>
        <span>
          Reported: <b>{countInWords(incident.count)}</b> {incident.type === 'deportation' ? 'deported' : 'arrested'},{' '}
          {whereInWords(incident)}
        </span>
        <span className="quiet">
          {dateInWords(incident.date)}
          {itemised && <> · itemised here: {formatSum(itemised)}</>}
        </span>
      </button>
    </li>
  )
}
