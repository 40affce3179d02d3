import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { openDesk } from '../../state/actions.ts'
import { reportsOf } from '../../state/desk.ts'
import { Icon } from '../controls/Icon.tsx'
import { useDropped } from '../dropped.ts'
import { useAppStore, useSelect } from '../store.ts'
import type { Brought } from './AddReport.tsx'
import { AddReport } from './AddReport.tsx'
import { History, Mine } from './DeskBar.tsx'
import { Review } from './Review.tsx'
import type { Commit } from './keeper.ts'
import { keeperOf } from './keeper.ts'
import { useImport } from './useImport.ts'
import { useReading } from './useReading.ts'
import '../styles/desk.css'
import { later } from '../later.tsx'

const ColumnsPage = later(async () => (await import('./columns/ColumnsPage.tsx')).ColumnsPage)

/**
 * The page for one's own reports: the text left, its drafts right, the map below with the places that they may mean.
 * Nothing counts until it is accepted; every step is kept in the browser before it shows, and can be taken back.
 */
export default function Desk() {
  const store = useAppStore()
  const desk = useSelect((state) => state.desk)
  const reports = useMemo(() => reportsOf(desk), [desk])
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const report = reports.find(({ id }) => id === chosen) ?? reports.at(-1) ?? null
  const commit = useCallback<Commit>((make) => keeperOf(store).then((keeper) => keeper.commit(make)), [store])
  const reading = useReading(commit)
  const imports = useImport()
  const dropped = useDropped()
  if (dropped.length > 0 && !isAdding) setAdding(true)

  useEffect(() => heading.current?.focus(), [])

  const add = async (list: readonly Brought[]): Promise<void> => {
    const outcomes = await reading.read(list)
    const read = outcomes.findLast(({ failure }) => failure === null)
    if (read) {
      setChosen(read.id)
      setAdding(false)
    }
    setSaid(reading.wordsFor(outcomes))
  }
  return (
    <section className="desk" aria-label="Your reports">
      <header className="desk-head">
        <h1 tabIndex={-1} ref={heading}>
          {imports.foreign ? 'Which column is what?' : report && !isAdding ? 'Check what was found' : 'Add a report'}
        </h1>
        {reports.length > 1 && (
          <select aria-label="Report" value={report?.id} onChange={(event) => setChosen(event.target.value)}>
            {reports.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        {report && (
          <button type="button" className="text-button" onClick={() => setAdding(!isAdding)}>
            {isAdding ? 'Back to the drafts' : 'Add another report'}
          </button>
        )}
        <History onSaid={setSaid} />
        <Mine commit={commit} />
        <button type="button" className="text-button desk-close" onClick={() => store.dispatch(openDesk(false))}>
          <Icon name="close" /> Back to the map
        </button>
      </header>
      <p className="desk-said" role="status">
        {imports.foreign && dropped.length > 0 ? waitingWords(dropped) : said}
      </p>
      {imports.problems.length > 0 && (
        <details className="desk-problems">
          <summary>What could not be read as it is ({imports.problems.length})</summary>
          <ul>
            {imports.problems.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {imports.foreign ? (
        <Suspense fallback={<p className="loading">Opening …</p>}>
          <ColumnsPage
            key={`${imports.foreign.name}/${imports.foreign.lastModified}`}
            file={imports.foreign}
            onAccept={(records, faults) => imports.bringMapped(records, faults).then(setSaid)}
            onLeave={(words) => {
              setSaid(words)
              imports.leaveForeign()
            }}
          />
        </Suspense>
      ) : report && !isAdding ? (
        <Review
          key={report.id}
          report={report}
          problems={reading.problemsOf(report.id)}
          commit={commit}
          onSaid={setSaid}
          onRead={reading.readAgain}
        />
      ) : (
        <AddReport
          isBusy={reading.busy}
          progress={reading.progress}
          onAdd={(list) => void add(list)}
          onData={(files) => void imports.bring(files).then(setSaid)}
          onCancel={reading.cancel}
        />
      )}
    </section>
  )
}

/** A table is seen to the end before another file is read. */
const waitingWords = (files: readonly File[]): string =>
  `${files.map(({ name }) => name).join(', ')} ${files.length === 1 ? 'waits' : 'wait'} until this table is brought in or left.`
