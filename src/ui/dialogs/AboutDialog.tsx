import { useEffect, useState } from 'react'
import { dayInWords, formatNumber, spanInWords } from '../../domain/describe.ts'
import { parseDay } from '../../domain/day.ts'
import { countryName } from '../../domain/names.ts'
import type { AppState } from '../../state/appState.ts'
import { useDispatch, useSelect } from '../store.ts'
import { Dialog } from './Dialog.tsx'

/** What the data is, what it leaves out, how to read the map, and whose work it rests on. */
export function AboutDialog() {
  const dispatch = useDispatch()
  const dataset = useSelect((state) => state.dataset)
  const sources = dataset.file
    ? null
    : new Set(dataset.incidents.flatMap((incident) => incident.sources.map((source) => source.url))).size
  return (
    <Dialog title="About this map">
      <p>
        <b>{dataset.title}</b>. {dataset.description}
      </p>
      <p>
        {formatNumber(dataset.incidents.length)} records
        {dataset.file ? ` of the file ${dataset.file.name}` : ` from ${formatNumber(sources ?? 0)} cited pages`}.{' '}
        {dataset.problems.length > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => dispatch((state) => ({ ...state, dialog: 'problems' }))}
          >
            {formatNumber(dataset.problems.length)} {dataset.problems.length === 1 ? 'thing' : 'things'} could not be
            read or placed
          </button>
        )}
      </p>
      <Coverage coverage={dataset.coverage} />
      <h3>How to read it</h3>
      <ul>
        <li>
          People are counted, not records. Bounds are kept in every sum: “≥ 1,204” is at least so many, “1,180–1,240” is
          where sources differ, “≈ 400” is a figure the source calls approximate.
        </li>
        <li>One figure for several places is drawn once, with its places tied, and counted once.</li>
        <li>Running totals are listed beside the sums and never added to them.</li>
        <li>
          A report that names only a province hatches the province; one that names only a country is a hollow disc, not
          a pin on the capital.
        </li>
        <li>A date such as “in July 2017” spans the month: hatched in the timeline, paler on the map.</li>
        <li>
          Taiwan, Hong Kong and Macau stand as the source says. Disputed borders are dotted; no border on this map is an
          endorsement.
        </li>
        <li>Arrest is not guilt. No suspect is named. What became of people stands in the notes of each report.</li>
      </ul>
      {dataset.reports.map(({ report }) => (
        <section key={report.title}>
          <h3>
            Retold: {report.publisher}, {report.published}
          </h3>
          {report.retold.split('\n\n').map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <Credits />
    </Dialog>
  )
}

function Coverage({ coverage }: { coverage: AppState['dataset']['coverage'] }) {
  if (!coverage) return null
  const span = (from: string, until: string): string => {
    const [a, b] = [parseDay(from), parseDay(until)]
    return a === null || b === null ? '' : spanInWords({ from: a, until: b + 1 })
  }
  const [from, until] = [parseDay(coverage.from ?? ''), parseDay(coverage.until ?? '')]
  return (
    <>
      <h3 id="coverage">Coverage: silence is not zero</h3>
      <p>
        {from !== null && until !== null && `Collected from ${dayInWords(from)} to ${dayInWords(until)}. `}
        {coverage.note}
      </p>
      <ul>
        {(coverage.thin ?? []).map((part) => (
          <li key={part.from + part.note}>
            {span(part.from, part.until)}
            {part.countries?.length ? `, ${part.countries.map(countryName).join(', ')}` : ''}: {part.note}
          </li>
        ))}
      </ul>
    </>
  )
}

interface Credit {
  path: string
  title: string
  source: string[]
  licence: string[]
}

/** The data's own manifest, fetched when asked for. */
function Credits() {
  const [credits, setCredits] = useState<Credit[]>([])
  const [failure, setFailure] = useState('')
  useEffect(() => {
    fetch(new URL('geo/MANIFEST.json', document.baseURI))
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`answered ${response.status}`))))
      .then((manifest: { files: Credit[] }) => setCredits(manifest.files))
      .catch((error: unknown) => setFailure(error instanceof Error ? error.message : 'failed'))
  }, [])
  return (
    <>
      <h3>Credits</h3>
      <p>
        Map: Natural Earth (public domain). Places: GeoNames (CC BY 4.0), Natural Earth, CLDR (© 1991–2022 Unicode,
        Inc.). Drawn with MapLibre GL JS. Type: Source Serif 4 and Source Sans 3 (OFL 1.1).
      </p>
      {failure && <p className="quiet">The list of files could not be loaded ({failure}).</p>}
      {credits.length > 0 && (
        <details>
          <summary>Every file, with its source and licence</summary>
          <ul className="credits">
            {credits.map((credit) => (
              <li key={credit.path}>
                {credit.title}: {credit.source.join(', ')} ({credit.licence.join(', ')})
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
