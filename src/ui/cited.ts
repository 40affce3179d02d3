import { countInWords, dateInWords, formatNumber, windowInWords } from '../domain/describe.ts'
import { whereInWords } from '../domain/describeNames.ts'
import { isFiltering } from '../domain/filter.ts'
import type { Incident } from '../domain/incident.ts'
import type { CitedView, Reference } from '../io/cite/reference.ts'
import { referencesOf } from '../io/cite/reference.ts'
import type { AppState } from '../state/appState.ts'
import { headlineOf, listedOf, readableOf, selectedOf } from '../state/selectors.ts'
import { linkOf } from './linkOf.ts'
import { english } from './words/english.ts'
import { todayCivil } from './today.ts'

/** What is on the screen as a thing to cite: the selected report, else everything that the map shows. */
export function citedOf(state: AppState): { references: Reference[]; isOneReport: boolean } {
  const { dataset } = state
  const selected = selectedOf(state)
  const one = selected === null ? undefined : dataset.incidents.at(selected)
  const incidents = one ? [one] : shownOf(state)
  const { year, month, day } = todayCivil()
  return {
    references: referencesOf(one ? citedReport(state, one) : citedView(state), incidents, [year, month, day]),
    isOneReport: one !== undefined,
  }
}

/** The reports on the screen and in the window, in order of date. Of a large file they are not at hand. */
export function shownOf(state: AppState): Incident[] {
  const { dataset } = state
  return dataset.file ? [] : listedOf(state).shown.map((i) => dataset.incidents[i]!)
}

/** The running totals that go with them. */
export function totalsOf(state: AppState): Incident[] {
  const { dataset } = state
  return dataset.file ? [] : listedOf(state).totals.map((i) => dataset.incidents[i]!)
}

/** The address of the view; no address leads to a file on the reader's disk. */
export const addressOf = ({ view, dataset, shared }: AppState): string =>
  dataset.file ? location.origin + location.pathname : linkOf(view, shared?.carried ?? null)

/** How many reports are on the screen: also of a large file, whose reports are not at hand. */
export const countShown = (state: AppState): number => readableOf(state).rows.length

const fromFile = ({ dataset: { file } }: AppState): string =>
  file ? `; from the file ${file.name}, in which the sources stand` : ''

/** All of the view, whatever is selected. */
export function citedView(state: AppState): CitedView {
  const { view, dataset } = state
  const count = countShown(state)
  const reports = `${formatNumber(count)} ${count === 1 ? 'report' : 'reports'} on screen`
  return {
    title: `Dateline: ${windowInWords(view.window, view.mode)}`,
    collection: dataset.title,
    link: addressOf(state),
    note: `${english.tally(headlineOf(state))}; ${reports}${isFiltering(view.filters) ? ', filtered' : ''}, as reported${fromFile(state)}`,
  }
}

function citedReport(state: AppState, incident: Incident): CitedView {
  const kind = incident.aggregate ? 'Reported total' : incident.type === 'deportation' ? 'Deportation' : 'Arrest'
  return {
    title: `${kind} of ${countInWords(incident.count)}, ${whereInWords(incident)}, ${dateInWords(incident.date)}`,
    collection: state.dataset.title,
    link: addressOf(state),
    note: `As reported${fromFile(state)}`,
  }
}
