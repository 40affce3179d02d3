import { useMemo, useState } from 'react'
import { dayInWords, formatNumber, windowInWords } from '../../domain/describe.ts'
import { isFiltering } from '../../domain/filter.ts'
import type { Incident } from '../../domain/incident.ts'
import type { DocumentHead } from '../../io/document.ts'
import type { Format } from '../../io/formats.ts'
import { FORMATS } from '../../io/formats.ts'
import type { AppState } from '../../state/appState.ts'
import { ownIncidents } from '../../state/desk.ts'
import { shownOf, totalsOf } from '../cited.ts'
import { fileName, saveFile } from '../saveFile.ts'
import { useAppStore } from '../store.ts'
import { today } from '../today.ts'
import { Choices } from './Choices.tsx'
import { Dialog } from './Dialog.tsx'
import { linkOf } from '../linkOf.ts'

type Scope = 'screen' | 'all' | 'own'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
  geojson: 'application/geo+json',
  arrow: 'application/vnd.apache.arrow.file',
}

const PURPOSES: Readonly<Record<string, string>> = {
  csv: 'One row an incident, with the bounds, places and sources in columns of their own. Opens in Excel and Google Sheets. A text that a spreadsheet would run as a formula has an apostrophe before it.',
  json: 'The format of Dateline itself, with everything that is known.',
  geojson: 'For QGIS and other maps: points, several points of one figure, and great circles of deportations.',
  arrow: 'For DuckDB, pandas and other programs for large tables.',
}

/** The table first: most people want one. */
const OFFERED = ['csv', 'json', 'geojson', 'arrow'].map((name) => FORMATS.find((format) => format.name === name)!)

/** Incidents as a file: those on the screen, all, or one's own. Dropped on the page of another browser, nothing is lost. */
export function ExportDialog() {
  const store = useAppStore()
  const state = useMemo(() => store.getState(), [store])
  const own = useMemo(() => ownIncidents(state.desk), [state])
  const [scope, setScope] = useState<Scope>(state.isDeskOpen && own.length > 0 ? 'own' : 'screen')
  const [name, setName] = useState('csv')
  const [answer, setAnswer] = useState('')
  const format = OFFERED.find((candidate) => candidate.name === name)!
  const { incidents, head } = useMemo(() => excerptOf(state, scope), [state, scope])
  const save = async (): Promise<void> => {
    const file = exportName(state, scope, format)
    try {
      const { write } = await format.open()
      saveFile(file, new Blob([write(incidents, head).slice()], { type: MEDIA_TYPES[format.name] ?? '' }))
      setAnswer(`${file} is in your downloads.`)
    } catch (error) {
      setAnswer(`The file could not be written: ${error instanceof Error ? error.message : 'unknown reason'}.`)
    }
  }
  if (state.dataset.file)
    return (
      <Dialog title="Export the data">
        <p>
          What is shown is <b>{state.dataset.file.name}</b>, which lies on your disk already.{' '}
          <code>npm run -s dateline -- convert</code> turns it into another format; close the file to export the
          collection or your own incidents.
        </p>
      </Dialog>
    )
  return (
    <Dialog title="Export the data">
      <Choices
        legend="What"
        name="export-scope"
        options={[
          { value: 'screen', label: `On screen (${formatNumber(excerptOf(state, 'screen').incidents.length)})` },
          { value: 'all', label: `All (${formatNumber(state.dataset.incidents.length)})` },
          { value: 'own', label: `My own (${formatNumber(own.length)})`, isOff: own.length === 0 },
        ]}
        value={scope}
        onChange={setScope}
      />
      <Choices
        legend="As"
        name="export-format"
        options={OFFERED.map((candidate) => ({
          value: candidate.name,
          label:
            candidate.name === 'arrow'
              ? 'Arrow'
              : candidate.name === 'geojson'
                ? 'GeoJSON'
                : candidate.name.toUpperCase(),
        }))}
        value={name}
        onChange={setName}
      />
      <p className="quiet">{PURPOSES[format.name]}</p>
      <div className="copy-row">
        <button type="button" className="primary-button" onClick={() => void save()} disabled={incidents.length === 0}>
          Download {formatNumber(incidents.length)} {incidents.length === 1 ? 'incident' : 'incidents'}
        </button>
        <span role="status">{answer}</span>
      </div>
      <p className="quiet">
        The file says what it covers, under which licence, and from which view it was taken.
        {scope !== 'own' && state.dataset.license && ` Licence: ${state.dataset.license}`} Where nothing is shown,
        nothing was collected; arrest is not guilt.
      </p>
    </Dialog>
  )
}

/** The incidents of a scope, and what the file says of them. Running totals go along; the table says which they are. */
function excerptOf(state: AppState, scope: Scope): { incidents: readonly Incident[]; head: Partial<DocumentHead> } {
  const { dataset, desk } = state
  const own = ownIncidents(desk)
  if (scope === 'own') return { incidents: own, head: { title: 'My incidents', description: savedOn() } }
  const { title, license, coverage } = dataset
  if (scope === 'all')
    return {
      incidents: dataset.file ? [] : dataset.incidents,
      head: {
        title,
        license,
        coverage,
        description: [dataset.description, ownWords(state), savedOn()].join(' ').trim(),
      },
    }
  const { view } = state
  const totals = totalsOf(state)
  const incidents = [...shownOf(state), ...totals]
  const words = `What was on the screen: ${windowInWords(view.window, view.mode)}${isFiltering(view.filters) ? ', filtered' : ''}; ${formatNumber(incidents.length)} of ${formatNumber(dataset.incidents.length)} incidents. ${linkOf(view, state.shared?.carried ?? null)}`
  return {
    incidents,
    head: {
      title: `${title} (excerpt)`,
      license,
      coverage,
      description: [dataset.description, words, ownWords(state), savedOn()].filter(Boolean).join(' '),
    },
  }
}

const savedOn = (): string => `Saved on ${dayInWords(today())}.`

function ownWords({ shared, desk }: AppState): string {
  if (shared) return 'Incidents that came with a link are among them; they are not part of the collection.'
  return ownIncidents(desk).length > 0
    ? 'Incidents that a reader added or corrected in this browser are among them.'
    : ''
}

const exportName = ({ view }: AppState, scope: Scope, { extensions }: Format): string =>
  fileName(
    scope === 'screen' ? 'on-screen' : scope === 'all' ? 'all' : 'mine',
    scope === 'screen' ? view.window : null,
    extensions[0]!,
  )
