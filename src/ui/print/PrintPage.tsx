import { countInWords, dateInWords, dayInWords, formatNumber, typeName, windowInWords } from '../../domain/describe.ts'
import { peopleInWords, whereInWords } from '../../domain/describeNames.ts'
import type { Incident } from '../../domain/incident.ts'
import { sourceLine } from '../../io/cite/plain.ts'
import type { Reference } from '../../io/cite/reference.ts'
import { sourceNumbers } from '../../io/cite/reference.ts'
import type { AppState } from '../../state/appState.ts'
import { isFiltering } from '../../domain/filter.ts'
import { headlineOf, outsideOf } from '../../state/selectors.ts'
import { addressOf, countShown, shownOf, totalsOf } from '../cited.ts'
import { english } from '../words/english.ts'
import { today } from '../today.ts'

/** Longer tables are for a file, not for paper. */
const MOST_ROWS = 1_000

/** The view on paper: headline, map, the reports as a table, and every source that they cite, by number. */
export function PrintPage({
  state,
  references,
  picture,
}: {
  state: AppState
  references: readonly Reference[]
  /** Address of a picture of the map; null where there is no map. */
  picture: string | null
}) {
  const { view, dataset } = state
  const shown = shownOf(state)
  const totals = totalsOf(state)
  const sources = references.filter(({ kind }) => kind === 'page')
  const numbersOf = sourceNumbers([...shown, ...totals])
  const rows = (incidents: readonly Incident[]) => incidents.map((incident) => row(incident, numbersOf(incident)))
  const count = countShown(state)
  return (
    <article className="print-page">
      <header>
        <p className="print-name">Dateline · {dataset.title}</p>
        <h1>{windowInWords(view.window, view.mode)}</h1>
        <p className="print-sentence">{english.tally(headlineOf(state))}.</p>
        {isFiltering(view.filters) && <p>{english.headline.filtered(view.filters.query.trim())}</p>}
        {outsideOf(state) > 0 && <p>{english.headline.outside(outsideOf(state))}</p>}
      </header>
      {picture && (
        <figure>
          <img src={picture} alt="" />
          <figcaption>
            Red discs: people arrested, by area. Blue arcs: people deported, from → to. Hatched: only the province is
            reported; hollow: only the country. Map: Natural Earth, GeoNames.
          </figcaption>
        </figure>
      )}
      <h2>
        {formatNumber(count)} {count === 1 ? 'report' : 'reports'} on screen
      </h2>
      {dataset.file && <p>The reports and their sources stand in the file {dataset.file.name}.</p>}
      {shown.length > MOST_ROWS && (
        <p>The first {formatNumber(MOST_ROWS)} are listed here. Export the table to have all of them.</p>
      )}
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>Date</th>
              <th>Where</th>
              <th>What</th>
              <th>People</th>
              <th>Of them</th>
              <th>Sources</th>
            </tr>
          </thead>
          <tbody>{rows(shown.slice(0, MOST_ROWS))}</tbody>
        </table>
      )}
      {totals.length > 0 && (
        <>
          <h2>Running totals, in no sum above</h2>
          <table>
            <tbody>{rows(totals.slice(0, MOST_ROWS))}</tbody>
          </table>
        </>
      )}
      {sources.length > 0 && (
        <>
          <h2>Sources</h2>
          <ol>
            {sources.map((source) => (
              <li key={source.key}>{sourceLine(source)}</li>
            ))}
          </ol>
        </>
      )}
      <footer>
        <p>
          {addressOf(state)}
          <br />
          Seen on {dayInWords(today())}. {dataset.license && `Licence: ${dataset.license} `}Arrest is not guilt; counts
          keep the bounds of the reports; where nothing is shown, nothing was collected.
        </p>
      </footer>
    </article>
  )
}

function row(incident: Incident, sources: readonly number[]) {
  return (
    <tr key={incident.id}>
      <td>{dateInWords(incident.date)}</td>
      <td>{whereInWords(incident)}</td>
      <td>
        {typeName(incident.type)}
        {incident.status === 'planned' && ', announced'}
      </td>
      <td>{countInWords(incident.count)}</td>
      <td>{peopleInWords(incident.people)}</td>
      <td>{sources.join(', ')}</td>
    </tr>
  )
}
