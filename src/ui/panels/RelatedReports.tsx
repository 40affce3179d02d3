import { sumOf } from '../../domain/count.ts'
import { select } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import type { Collection } from '../../state/dataset.ts'
import { idAt } from '../../state/dataset.ts'
import type { Related } from '../../worker/fileQuestions.ts'
import { useDispatch, useSelect } from '../store.ts'
import { details } from '../words/details.ts'
import { words } from '../words/words.ts'

/** From these arrests to these deportations, one press each way; and what is counted inside what. */
export function RelatedReports({ dataset, position }: { dataset: AppState['dataset']; position: number }) {
  const related = dataset.file ? dataset.file.related(position) : relatedIn(dataset, position)
  if (!related) return null
  const { card } = details()
  return (
    <>
      <Reports title={card.arrests} positions={related.arrests} />
      <Reports title={card.deportations} positions={related.deportations} />
      <Reports title={card.inside} note={card.notTwice} positions={related.inside} />
      <Reports title={card.wholes} positions={related.wholes} />
    </>
  )
}

function relatedIn(dataset: Collection, position: number): Related {
  const { incidents, index } = dataset
  const incident = incidents[position]!
  const find = (ids: readonly string[]): number[] =>
    ids.map((id) => dataset.position.get(id)).filter((i): i is number => i !== undefined)
  return {
    arrests: find(incident.links),
    deportations: incidents.flatMap((other, i) => (other.links.includes(incident.id) ? [i] : [])),
    inside: [...index.inside[position]!],
    wholes: index.inside.flatMap((parts, i) => (parts.includes(position) ? [i] : [])),
  }
}

/** More than these are counted. */
const MOST_RELATED = 200

function Reports({ title, note, positions }: { title: string; note?: string; positions: readonly number[] }) {
  const dispatch = useDispatch()
  const dataset = useSelect((state) => state.dataset)
  if (positions.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {note && <p className="quiet">{note}</p>}
      <ul className="card-related">
        {positions.slice(0, MOST_RELATED).map((position) => {
          const incident = dataset.incidents.at(position)
          if (!incident) return <li key={position}>…</li>
          return (
            <li key={position}>
              <button type="button" className="link-button" onClick={() => dispatch(select(idAt(dataset, position)))}>
                {words().sum(sumOf(incident.count))}, {details().where(incident)}
              </button>
              <span className="quiet">{details().date(incident.date)}</span>
            </li>
          )
        })}
        {positions.length > MOST_RELATED && <li className="quiet">{details().card.inAll(positions.length)}</li>}
      </ul>
    </section>
  )
}
