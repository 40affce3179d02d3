import { useEffect, useMemo, useState } from 'react'
import { show } from '../../state/deskActions.ts'
import type { DeskStep } from '../../state/desk.ts'
import { dropIncidents, ownIncidents } from '../../state/desk.ts'
import { useAppStore, useSelect } from '../store.ts'
import type { Commit } from './keeper.ts'
import { keeperOf } from './keeper.ts'

/** The step back and the step on, as buttons and as Ctrl+Z. */
export function History({ onSaid }: { onSaid: (words: string) => void }) {
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
export function Mine({ commit }: { commit: Commit }) {
  const store = useAppStore()
  const desk = useSelect((state) => state.desk)
  const showing = useSelect((state) => state.showing)
  const own = useMemo(() => ownIncidents(desk), [desk])
  const [isSure, setSure] = useState(false)
  if (own.length === 0) return null
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
      <button
        type="button"
        className="text-button"
        onClick={() => store.dispatch((state) => ({ ...state, dialog: 'export' }))}
      >
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
