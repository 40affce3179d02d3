import { countInWords, dateInWords, formatNumber, windowInWords } from '../domain/describe.ts'
import { whereInWords } from '../domain/describeNames.ts'
import { isFiltering } from '../domain/filter.ts'
import type { Incident } from '../domain/incident.ts'
import type { CitedView, Reference } from '../io/cite/reference.ts'
import { referencesOf } from '../io/cite/reference.ts'
import type { AppState } from '../state/appState.ts'
import { headlineOf, listedOf, selectedOf } from '../state/selectors.ts'
import { linkOf } from './dialogs/ShareDialog.tsx'
import { tallyInWords } from './Headline.tsx'
import { todayCivil } from './today.ts'

/** What is on the screen as a thing to cite: the selected report, else everything that the map shows. */
export function citedOf(state: AppState): { references: Reference[]; isOneReport: boolean } {
  const { dataset } = state
  const selected = selectedOf(state)
  const incidents = selected === null ? shownOf(state) : [dataset.incidents[selected]!]
  const { year, month, day } = todayCivil()
  return {
    references: referencesOf(selected === null ? citedView(state) : citedReport(state, incidents[0]!), incidents, [
      year,
      month,
      day,
    ]),
    isOneReport: selected !== null,
  }
}

/** The reports on the screen and in the window, in order of date. */
export const shownOf = (state: AppState): Incident[] => listedOf(state).shown.map((i) => state.dataset.incidents[i]!)

/** All of the view, whatever is selected. */
export function citedView(state: AppState): CitedView {
  const { view, dataset, shared } = state
  const { shown } = listedOf(state)
  const reports = `${formatNumber(shown.length)} ${shown.length === 1 ? 'report' : 'reports'} on screen`
  return {
    title: `Dateline: ${windowInWords(view.window, view.mode)}`,
    collection: dataset.title,
    link: linkOf(view, shared?.carried ?? null),
    note: `${tallyInWords(headlineOf(state))}; ${reports}${isFiltering(view.filters) ? ', filtered' : ''}, as reported`,
  }
}

function citedReport({ view, dataset, shared }: AppState, incident: Incident): CitedView {
  const kind = incident.aggregate ? 'Reported total' : incident.type === 'deportation' ? 'Deportation' : 'Arrest'
  return {
    title: `${kind} of ${countInWords(incident.count)}, ${whereInWords(incident)}, ${dateInWords(incident.date)}`,
    collection: dataset.title,
    link: linkOf(view, shared?.carried ?? null),
    note: 'As reported',
  }
}
