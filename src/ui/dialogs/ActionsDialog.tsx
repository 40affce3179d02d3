import { useEffect, useMemo, useRef, useState } from 'react'
import { useAppStore } from '../store.ts'
import { takeTyped } from '../typedAhead.ts'
import type { AppAction } from './appActions.ts'
import { findActions, offeredActions } from './appActions.ts'
import { Dialog } from './Dialog.tsx'

/** Every action of the page by a word of its name; arrows choose, Enter does it. */
export function ActionsDialog() {
  const store = useAppStore()
  const [query, setQuery] = useState(takeTyped)
  const [chosen, setChosen] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  // The dialog, when it opens, gives the focus to its close button.
  useEffect(() => field.current?.focus(), [])
  const offered = useMemo(() => offeredActions(store.getState()), [store])
  const found = useMemo(() => findActions(offered, query), [offered, query])
  const at = Math.min(chosen, found.length - 1)
  const run = (action: AppAction): void => {
    store.dispatch((state) => ({ ...state, dialog: null }))
    // After the dialog has given the focus back.
    setTimeout(() => action.run(store))
  }
  const move = (to: number): void => {
    const next = (to + found.length) % found.length
    setChosen(next)
    document.getElementById(`action-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog title="Actions">
      <input
        className="actions-query"
        type="text"
        role="combobox"
        aria-label="Find an action"
        aria-expanded="true"
        aria-controls="actions-found"
        aria-activedescendant={found.length > 0 ? `action-${at}` : undefined}
        placeholder="Type what you want to do"
        autoComplete="off"
        ref={field}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={(event) => {
          const action = found[at]
          if (event.key === 'Enter' && action) run(action)
          else if (event.key === 'ArrowDown' && action) move(at + 1)
          else if (event.key === 'ArrowUp' && action) move(at - 1)
          else return
          event.preventDefault()
        }}
      />
      <div id="actions-found" role="listbox" aria-label="Actions" className="actions-found">
        {found.map((action, i) => (
          // The field keeps the focus and its keys do what a press does here.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={action.name}
            id={`action-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            onClick={() => run(action)}
            onPointerMove={() => setChosen(i)}
          >
            <span>{action.name}</span>
            {action.keys ? <kbd>{action.keys}</kbd> : <span className="quiet">{action.group}</span>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">Nothing here is called that. Try one word of it.</p>}
    </Dialog>
  )
}
