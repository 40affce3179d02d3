import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { dateInWords } from '../../domain/describe.ts'
import type { Incident } from '../../domain/incident.ts'
import { openDesk, select, setWindow } from '../../state/actions.ts'
import type { OwnReport } from '../../state/desk.ts'
import {
  acceptDrafts,
  addDraft,
  draftsOf,
  dropReport,
  editDraft,
  mergeDraft,
  overtakenBy,
  ownIncidents,
  rejectDraft,
  renewDraft,
} from '../../state/desk.ts'
import { addPlaces, mergeInto } from '../../state/merge.ts'
import { mapCommands } from '../commands.ts'
import { Icon } from '../controls/Icon.tsx'
import { useAppStore, useSelect } from '../store.ts'
import { DraftCard } from './DraftCard.tsx'
import { ReportText } from './ReportText.tsx'
import { blankIncident } from './blankIncident.ts'
import type { Commit } from './keeper.ts'
import { keeperOf, keptWords } from './keeper.ts'
import type { Lit } from './lit.ts'
import { LitContext } from './lit.ts'
import { useLikeness } from './useLikeness.ts'
import { boundsOf, usePins } from './usePins.ts'
import { later } from '../later.tsx'

/** Few have a model of their own: its part of the page comes when it is opened. */
const ModelPanel = later(async () => (await import('./ModelPanel.tsx')).default)

/** One report with its drafts. */
export function Review({
  report,
  problems,
  commit,
  onSaid,
  onRead,
}: {
  report: OwnReport
  problems: readonly string[]
  commit: Commit
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
  const fresh = drafts.filter((draft) => !likeness.has(draft.id) && !overtakenBy(desk, draft))

  const change = useCallback(
    (draft: string, incident: Incident): void => void commit((items) => editDraft(items, draft, incident)),
    [commit],
  )

  const accept = async (ids: readonly string[]): Promise<void> => {
    const before = new Set(ownIncidents(store.getState().desk))
    await commit((items) => acceptDrafts(items, ids))
    const keeper = await keeperOf(store)
    const state = store.getState()
    const added = ownIncidents(state.desk).filter((incident) => !before.has(incident))
    onSaid(`${added.length === 1 ? 'One incident is' : `${added.length} incidents are`} accepted${keptWords(keeper)}.`)
    if (draftsOf(state.desk, report.id).length === 0 && added.length > 0) showOnMap(added)
    else focusDrafts()
  }
  /** Leads to what was accepted: the days and the card of the first, and all of its places. */
  const showOnMap = (added: readonly Incident[]): void => {
    const { dataset, view } = store.getState()
    const first = added.find(({ aggregate }) => !aggregate) ?? added[0]!
    const at = dataset.position.get(first.id)
    const { start, end } = dataset.index.columns
    if (at !== undefined && (start[at]! >= view.window.until || end[at]! <= view.window.from))
      store.dispatch(setWindow({ from: start[at]!, until: end[at]! }))
    const bounds = boundsOf(added)
    store.dispatch(openDesk(false))
    // A large file stays on the map until it is closed.
    if (at === undefined) return
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
      <DraftPins drafts={drafts} active={active} onChange={change} />
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
            overtakenBy={overtakenBy(desk, draft)}
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
            onRenew={() =>
              void commit((items) => renewDraft(items, draft.id)).then(() => onSaid('The correction begins again.'))
            }
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
        {report.text !== '' && <Model report={report} drafts={drafts} commit={commit} onSaid={onSaid} />}
      </div>
    </LitContext>
  )
}

/** Off until it is opened; opening it sends nothing. */
function Model(props: Parameters<typeof ModelPanel>[0]) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="desk-model" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Compare with a language model of your own</summary>
      {isOpen && (
        <Suspense fallback={<p className="quiet">Opening …</p>}>
          <ModelPanel {...props} />
        </Suspense>
      )}
    </details>
  )
}

/** The pins live on the page's one map, which lies below. */
function DraftPins(props: {
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
