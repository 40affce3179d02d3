import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Incident } from '../../domain/incident.ts'
import { dateInWords } from '../../domain/describe.ts'
import { writeDocument } from '../../io/write.ts'
import { openDesk, select, setWindow } from '../../state/actions.ts'
import { show } from '../../state/deskActions.ts'
import type { Desk as DeskItems, DeskStep, OwnReport } from '../../state/desk.ts'
import {
  acceptDrafts,
  addDraft,
  draftsOf,
  dropIncidents,
  dropReport,
  editDraft,
  mergeDraft,
  ownIncidents,
  rejectDraft,
  reportsOf,
} from '../../state/desk.ts'
import { addPlaces, mergeInto } from '../../state/merge.ts'
import { mapCommands } from '../commands.ts'
import { Icon } from '../controls/Icon.tsx'
import { useDropped } from '../dropped.ts'
import { useAppStore, useSelect } from '../store.ts'
import type { Brought } from './AddReport.tsx'
import { AddReport } from './AddReport.tsx'
import { DraftCard } from './DraftCard.tsx'
import { blankIncident } from './blankIncident.ts'
import { keeperOf } from './keeper.ts'
import type { Lit } from './lit.ts'
import { LitContext } from './lit.ts'
import { useImport } from './useImport.ts'
import { useLikeness } from './useLikeness.ts'
import { ReportText } from './ReportText.tsx'
import { boundsOf, usePins } from './usePins.ts'
import { useReading } from './useReading.ts'
import '../styles/desk.css'

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
  const commit = useCallback(
    (make: (items: DeskItems) => DeskStep): Promise<void> => keeperOf(store).then((keeper) => keeper.commit(make)),
    [store],
  )
  const reading = useReading(commit)
  const imports = useImport()
  const isDropped = useDropped().length > 0
  if (isDropped && !isAdding) setAdding(true)

  useEffect(() => heading.current?.focus(), [])

  const add = async (list: readonly Brought[]): Promise<void> => {
    const read = await reading.read(list)
    if (read.length > 0) {
      setChosen(read.at(-1)!.id)
      setAdding(false)
    }
    setSaid(reading.wordsFor(read))
  }
  return (
    <section className="desk" aria-label="Your reports">
      <header className="desk-head">
        <h1 tabIndex={-1} ref={heading}>
          {report && !isAdding ? 'Check what was found' : 'Add a report'}
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
        {said}
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
      {report && !isAdding ? (
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
          onAdd={(list) => void add(list)}
          onData={(files) => void imports.bring(files).then(setSaid)}
          onCancel={reading.cancel}
        />
      )}
    </section>
  )
}

function History({ onSaid }: { onSaid: (words: string) => void }) {
  const store = useAppStore()
  const past = useSelect((state) => state.past.at(-1))
  const future = useSelect((state) => state.future.at(-1))
  const take = (kind: 'undo' | 'redo', step: DeskStep): void => {
    void keeperOf(store)
      .then((keeper) => keeper[kind]())
      .then((isTaken) =>
        onSaid(
          isTaken
            ? `${kind === 'undo' ? 'Taken back' : 'Done again'}: ${step.words}.`
            : `“${step.words}” cannot be taken back: another tab has changed the same items since.`,
        ),
      )
  }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isText = (event.target as Element).matches('input, textarea')
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isText) return
      event.preventDefault()
      const kind = event.shiftKey ? 'redo' : 'undo'
      const step = kind === 'undo' ? past : future
      if (step) take(kind, step)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
  return (
    <>
      <button
        type="button"
        className="text-button"
        disabled={!past}
        title={past?.words}
        onClick={() => past && take('undo', past)}
      >
        Undo
      </button>
      <button
        type="button"
        className="text-button"
        disabled={!future}
        title={future?.words}
        onClick={() => future && take('redo', future)}
      >
        Redo
      </button>
    </>
  )
}

/** What is accepted: shown alone, exported, deleted. */
function Mine({ commit }: { commit: (make: (items: DeskItems) => DeskStep) => Promise<void> }) {
  const store = useAppStore()
  const desk = useSelect((state) => state.desk)
  const showing = useSelect((state) => state.showing)
  const own = useMemo(() => ownIncidents(desk), [desk])
  const [isSure, setSure] = useState(false)
  if (own.length === 0) return null
  const save = (): void => {
    const file = new Blob([writeDocument(own, { title: 'My incidents' })], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = 'my-incidents.json'
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  return (
    <div className="desk-mine" role="group" aria-label="My incidents">
      <span>
        {own.length} {own.length === 1 ? 'incident' : 'incidents'} of your own
      </span>
      <button
        type="button"
        className="text-button"
        aria-pressed={showing === 'own'}
        onClick={() => store.dispatch(show(showing === 'own' ? 'all' : 'own'))}
      >
        {showing === 'own' ? 'Show all' : 'Show only mine'}
      </button>
      <button type="button" className="text-button" onClick={save}>
        Export
      </button>
      <button
        type="button"
        className="text-button"
        onBlur={() => setSure(false)}
        onClick={() => {
          if (isSure)
            void commit((items) =>
              dropIncidents(
                items,
                ownIncidents(items).map(({ id }) => id),
              ),
            )
          setSure(!isSure)
        }}
      >
        {isSure ? `Delete all ${own.length}?` : 'Delete'}
      </button>
    </div>
  )
}

/** One report with its drafts. */
function Review({
  report,
  problems,
  commit,
  onSaid,
  onRead,
}: {
  report: OwnReport
  problems: readonly string[]
  commit: (make: (items: DeskItems) => DeskStep) => Promise<void>
  onSaid: (words: string) => void
  onRead: (report: OwnReport) => Promise<string>
}) {
  const store = useAppStore()
  const desk = useSelect((state) => state.desk)
  const drafts = useMemo(() => draftsOf(desk, report.id), [desk, report.id])
  const [active, setActive] = useState<string | null>(drafts[0]?.id ?? null)
  const [lit, light] = useState<Lit | null>(null)
  const litValue = useMemo(() => ({ lit, light }), [lit])
  const list = useRef<HTMLDivElement>(null)
  const likeness = useLikeness(drafts)
  // What may be known already is never taken in one go: it would count twice.
  const fresh = drafts.filter(({ id }) => !likeness.has(id))

  const change = useCallback(
    (draft: string, incident: Incident): void => void commit((items) => editDraft(items, draft, incident)),
    [commit],
  )

  const accept = async (ids: readonly string[]): Promise<void> => {
    const taken = new Set(store.getState().collection.position.keys())
    const before = new Set(ownIncidents(store.getState().desk))
    await commit((items) => acceptDrafts(items, ids, taken))
    const state = store.getState()
    const added = ownIncidents(state.desk).filter((incident) => !before.has(incident))
    onSaid(
      `${added.length === 1 ? 'One incident is' : `${added.length} incidents are`} accepted and kept in this browser.`,
    )
    if (draftsOf(state.desk, report.id).length === 0 && added.length > 0) showOnMap(added)
    else focusDrafts()
  }
  /** Leads to what was accepted: its days, its card, its place. */
  const showOnMap = (added: readonly Incident[]): void => {
    const { dataset, view } = store.getState()
    const first = added.find(({ aggregate }) => !aggregate) ?? added[0]!
    const at = dataset.position.get(first.id)
    const { start, end } = dataset.index.columns
    if (at !== undefined && (start[at]! >= view.window.until || end[at]! <= view.window.from))
      store.dispatch(setWindow({ from: start[at]!, until: end[at]! }))
    const bounds = boundsOf([first])
    store.dispatch(openDesk(false))
    store.dispatch(select(first.id))
    // The map takes its place on the page first.
    requestAnimationFrame(() => requestAnimationFrame(() => bounds && mapCommands()?.fit(bounds)))
  }
  const merge = (draft: string, known: Incident, isFurther: boolean): void =>
    void commit((items) =>
      isFurther
        ? mergeDraft(items, 'Add a further place', draft, known, addPlaces)
        : mergeDraft(items, 'Merge with a known incident', draft, known, mergeInto),
    ).then(() => {
      onSaid(isFurther ? 'The place is added to the known incident.' : 'Merged: both sources stand in one incident.')
      focusDrafts()
    })
  /** What had the focus is gone: the reader goes on at the drafts that are left. */
  const focusDrafts = (): void =>
    void requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('.desk-draft-head, .desk-add-report textarea, .desk-head h1')?.focus()
    })
  const pick = (draft: string, field: string): void => {
    setActive(draft)
    requestAnimationFrame(() => {
      const element = list.current?.querySelector<HTMLElement>(
        `[data-draft="${CSS.escape(draft)}"] [data-field="${CSS.escape(field)}"]`,
      )
      element?.scrollIntoView({ block: 'nearest' })
      element?.querySelector<HTMLElement>('select, input, textarea, button')?.focus()
    })
  }
  return (
    <LitContext value={litValue}>
      <Map drafts={drafts} active={active} onChange={change} />
      <ReportText text={report.text} drafts={drafts} active={active} onPick={pick} />
      <div className="desk-drafts" ref={list}>
        <div className="desk-drafts-head">
          <span>
            {drafts.length === 0 ? 'No draft' : drafts.length === 1 ? 'One draft' : `${drafts.length} drafts`}
            {report.published === null
              ? ', date of the report not known'
              : `, report of ${dateInWords({ start: report.published, end: report.published, precision: 'day' })}`}
          </span>
          {fresh.length > 1 && (
            <button type="button" className="primary-button" onClick={() => void accept(fresh.map(({ id }) => id))}>
              {fresh.length === drafts.length ? 'Accept all' : `Accept the ${fresh.length} new ones`}
            </button>
          )}
        </div>
        {drafts.length > 1 && fresh.length < drafts.length && (
          <p className="quiet">
            What looks like a known incident is taken one by one, so that nobody is counted twice.
          </p>
        )}
        {problems.map((words) => (
          <p key={words} className="desk-warning">
            {words}
          </p>
        ))}
        {report.text !== '' && <ReportDate report={report} onRead={(next) => void onRead(next).then(onSaid)} />}
        {drafts.map((draft) => (
          <DraftCard
            key={draft.id}
            draft={draft}
            isOpen={draft.id === active}
            likeness={likeness.get(draft.id) ?? null}
            onOpen={(isOpen) => setActive(isOpen ? draft.id : null)}
            onChange={(incident) => change(draft.id, incident)}
            onAccept={() => void accept([draft.id])}
            onReject={() =>
              void commit((items) => rejectDraft(items, draft.id)).then(() => {
                onSaid('The draft is rejected.')
                focusDrafts()
              })
            }
            onMerge={() => merge(draft.id, likeness.get(draft.id)!.known, false)}
            onFurtherPlace={() => merge(draft.id, likeness.get(draft.id)!.known, true)}
          />
        ))}
        <div className="desk-draft-buttons">
          <button
            type="button"
            className="text-button"
            onClick={() => void commit((items) => addDraft(items, report.id, blankIncident(report)))}
          >
            <Icon name="plus" /> Add a draft by hand
          </button>
          <button
            type="button"
            className="text-button"
            onClick={() =>
              void commit((items) => dropReport(items, report.id)).then(() => onSaid('The report is put away.'))
            }
          >
            Put this report away
          </button>
        </div>
      </div>
    </LitContext>
  )
}

/** The pins live on the page's one map, which lies below. */
function Map(props: {
  drafts: Parameters<typeof usePins>[0]
  active: string | null
  onChange: Parameters<typeof usePins>[2]
}) {
  const { drafts, active, onChange } = props
  usePins(drafts, active, onChange)
  const bounds = JSON.stringify(
    boundsOf(drafts.filter(({ id }) => active === null || id === active).map(({ incident }) => incident)),
  )
  useEffect(() => {
    const box = JSON.parse(bounds) as Parameters<NonNullable<ReturnType<typeof mapCommands>>['fit']>[0] | null
    const frame = requestAnimationFrame(() => box && mapCommands()?.fit(box))
    return () => cancelAnimationFrame(frame)
  }, [bounds])
  return null
}

/** Another day of publication reads the report again: all relative dates move with it. */
function ReportDate({ report, onRead }: { report: OwnReport; onRead: (report: OwnReport) => void }) {
  const [day, setDay] = useState(report.published ?? '')
  const isChanged = day !== '' && day !== report.published
  return (
    <p className="desk-report-date">
      <label>
        Published <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      {isChanged && (
        <button type="button" className="text-button" onClick={() => onRead({ ...report, published: day })}>
          Read again with this date
        </button>
      )}
    </p>
  )
}
