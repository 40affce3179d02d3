import { keyOfMark } from '../time/markKey.ts'
import { pictureOf } from '../state/selectors.ts'
import { sumOf } from '../domain/count.ts'
import { markInWords } from './markWords.ts'
import { useSelect } from './store.ts'
import { details } from './words/details.ts'
import { words } from './words/words.ts'

/** One line for the mark under the pointer or the focus. */
export function HoverLine() {
  const hover = useSelect((state) => state.hover)
  const picture = useSelect((state) => (state.hover?.kind === 'mark' ? pictureOf(state) : null))
  const dataset = useSelect((state) => state.dataset)
  if (hover?.kind !== 'mark' || !picture) return null
  if (hover.key.startsWith('incident/')) {
    const incident = dataset.incidents.at(Number(hover.key.slice('incident/'.length)))
    return incident ? (
      <p className="hover-line">
        {words().sum(sumOf(incident.count))}, {details().where(incident)}, {details().date(incident.date)}
      </p>
    ) : null
  }
  const mark = [...picture.clusters, ...picture.ties, ...picture.flows].find(
    (candidate) => keyOfMark(candidate, picture.level) === hover.key,
  )
  return mark ? <p className="hover-line">{markInWords(dataset, mark, picture.level)}</p> : null
}
