import { Suspense } from 'react'
import type { PanelName } from '../../domain/view.ts'
import { isFiltering } from '../../domain/filter.ts'
import { changeView, openDesk } from '../../state/actions.ts'
import { Icon } from '../controls/Icon.tsx'
import { useDispatch, useSelect } from '../store.ts'
import { later } from '../later.tsx'

// The map does not wait for the list.
const IncidentList = later(async () => (await import('./IncidentList.tsx')).IncidentList)
const FilterPanel = later(async () => (await import('./FilterPanel.tsx')).FilterPanel)
const LedgerTable = later(async () => (await import('./LedgerTable.tsx')).LedgerTable)
const SharedLine = later(async () => (await import('./SharedLine.tsx')).SharedLine)

const TABS: readonly [Exclude<PanelName, 'closed'>, string][] = [
  ['list', 'Reports'],
  ['ledger', 'Ledger'],
  ['filters', 'Filters'],
]

/** The masthead and the three views of what is on the screen: list, ledger, filters. */
export function Panel() {
  const dispatch = useDispatch()
  const panel = useSelect((state) => state.view.panel)
  const title = useSelect((state) => state.dataset.title)
  const own = useSelect((state) => state.desk.size)
  const isShared = useSelect((state) => state.shared !== null && !state.dataset.file)
  const filtering = useSelect((state) => isFiltering(state.view.filters))
  const open = (name: PanelName): void => dispatch(changeView({ panel: name }))
  return (
    <>
      <div className="masthead">
        <h1>Dateline</h1>
        <p className="masthead-title">{title}</p>
        <button
          type="button"
          className="text-button masthead-actions"
          title="Everything that can be done here (Ctrl + K)"
          onClick={() => dispatch((state) => ({ ...state, dialog: 'actions' }))}
        >
          <Icon name="more" /> <span className="wide-label">Actions</span>
        </button>
        <div className="masthead-buttons">
          <button type="button" className="text-button" onClick={() => dispatch(openDesk(true))}>
            <Icon name="plus" />{' '}
            <span className="wide-label">{own > 0 ? `Your reports (${own})` : 'Add a report'}</span>
          </button>
          <DialogButton name="share" icon="share" label="Share" />
          <DialogButton name="cite" icon="cite" label="Cite" />
          <DialogButton name="about" icon="info" label="About" />
        </div>
      </div>
      <Suspense fallback={null}>{isShared && <SharedLine />}</Suspense>
      <div className="tabs" role="tablist" aria-label="What is on the screen">
        {TABS.map(([name, label]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={panel === name}
            aria-controls="panel-body"
            tabIndex={panel === name || (panel === 'closed' && name === 'list') ? 0 : -1}
            onClick={() => open(name)}
            onKeyDown={(event) => {
              const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
              if (!move) return
              event.stopPropagation()
              const next = TABS[(TABS.findIndex(([tab]) => tab === name) + move + TABS.length) % TABS.length]![0]
              open(next)
              document.getElementById(`tab-${next}`)?.focus()
            }}
          >
            {label}
            {name === 'filters' && filtering && <span className="tab-mark" aria-label="(active)" />}
          </button>
        ))}
      </div>
      <div
        id="panel-body"
        className="panel-body"
        role="tabpanel"
        aria-labelledby={`tab-${panel === 'closed' ? 'list' : panel}`}
      >
        <Suspense fallback={null}>
          {panel === 'ledger' ? <LedgerTable /> : panel === 'filters' ? <FilterPanel /> : <IncidentList />}
        </Suspense>
      </div>
    </>
  )
}

function DialogButton({
  name,
  icon,
  label,
}: {
  name: 'share' | 'cite' | 'about'
  icon: 'share' | 'cite' | 'info'
  label: string
}) {
  const dispatch = useDispatch()
  return (
    <button type="button" className="text-button" onClick={() => dispatch((state) => ({ ...state, dialog: name }))}>
      <Icon name={icon} /> <span className="wide-label">{label}</span>
    </button>
  )
}
