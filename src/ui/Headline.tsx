import type { ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'
import { formatNumber, formatSum, sumInWords, windowInWords } from '../domain/describe.ts'
import type { AppState } from '../state/appState.ts'
import type { Tally } from '../time/tally.ts'
import { endlessOf, headlineOf, leftOf, outsideOf, undrawnOf } from '../state/selectors.ts'
import { changeView } from '../state/actions.ts'
import { mapCommands } from './commands.ts'
import { useAppStore, useDispatch } from './store.ts'

/** The sentence for a set of sums, as spoken: "12 operations, at least 1,204 people arrested, 318 people deported". */
export function tallyInWords({ operations, arrested, transfers, deported }: Tally): string {
  const parts: string[] = []
  if (operations)
    parts.push(
      `${formatNumber(operations)} ${operations === 1 ? 'operation' : 'operations'}, ${sumInWords(arrested)} arrested`,
    )
  if (transfers)
    parts.push(
      `${sumInWords(deported)} deported in ${formatNumber(transfers)} ${transfers === 1 ? 'transfer' : 'transfers'}`,
    )
  return parts.length ? parts.join('; ') : 'No reports here in this window'
}

const noun = (count: number, one: string, many: string): string => `${formatNumber(count)} ${count === 1 ? one : many}`

const isEmpty = ({ operations, transfers }: Tally): boolean => operations === 0 && transfers === 0

const whenWords = ({ view }: AppState): string => windowInWords(view.window, view.mode)

const operationsWords = (state: AppState): string => {
  const tally = headlineOf(state)
  if (isEmpty(tally)) return 'No reports here in this window'
  return tally.operations > 0 ? `${noun(tally.operations, 'operation', 'operations')} · ` : ''
}

const arrestedWords = (state: AppState): string => {
  const { operations, arrested } = headlineOf(state)
  return operations > 0 ? formatSum(arrested) : ''
}

const arrestedNoun = (state: AppState): string => {
  const { operations, transfers } = headlineOf(state)
  if (operations === 0) return ''
  return transfers > 0 ? ' people arrested · ' : ' people arrested'
}

const deportedWords = (state: AppState): string => {
  const { transfers, deported } = headlineOf(state)
  return transfers > 0 ? formatSum(deported) : ''
}

const deportedNoun = (state: AppState): string => (headlineOf(state).transfers > 0 ? ' deported' : '')

const outsideWords = (state: AppState): string => {
  const outside = outsideOf(state)
  return outside > 0 ? `${noun(outside, 'more report lies', 'more reports lie')} outside this view. ` : ''
}

const undrawnWords = (state: AppState): string => {
  const undrawn = undrawnOf(state)
  if (undrawn === 0) return ''
  return `${noun(undrawn, 'transfer has', 'transfers have')} both ends in one mark at this zoom, so no arc.`
}

const endlessWords = (state: AppState): string => {
  const endless = endlessOf(state)
  return endless > 0 ? `${noun(endless, 'transfer has', 'transfers have')} an end that is not reported, so no arc.` : ''
}

const leftWords = (state: AppState): string => {
  const left = leftOf(state)
  if (!left) return ''
  const parts = [
    left.arcs > 0 && `${formatNumber(left.arcs)} smaller arcs (${formatNumber(left.deported)} people)`,
    left.ties > 0 && `${formatNumber(left.ties)} smaller joint figures (${formatNumber(left.arrested)} people)`,
  ].filter(Boolean)
  return `Too much to be told apart: ${parts.join(' and ')} are in the sums and not drawn. Zoom in, or filter.`
}

const nothingWords = (state: AppState): string =>
  isEmpty(headlineOf(state)) && outsideOf(state) === 0
    ? 'Nothing was collected for these days, or the filters leave it out. It does not follow that nothing happened.'
    : ''

/**
 * Words that follow the state without React, which would take longer than the map's marks in every frame of a drag.
 * Where there are none the element is empty, and the style sheet hides it.
 */
function Words({
  of,
  as: Tag = 'span',
  className,
}: {
  of: (state: AppState) => string
  as?: 'span' | 'b' | 'p'
  className?: string
}) {
  const store = useAppStore()
  const element = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    const text = element.current!.appendChild(document.createTextNode(''))
    const write = (): void => {
      const words = of(store.getState())
      if (text.data !== words) text.data = words
    }
    write()
    const unsubscribe = store.subscribe(write)
    return () => {
      unsubscribe()
      text.remove()
    }
  }, [store, of])
  return <Tag ref={element} className={className} />
}

/** What is on the screen, in one sentence, always; and a line of something else below it. */
export function Headline({ children }: { children?: ReactNode }) {
  const dispatch = useDispatch()
  // A globe has a far side.
  const showWorld = (): void => {
    dispatch(changeView({ projection: 'flat' }))
    mapCommands()?.fit([-130, -45, 179, 62])
  }
  return (
    <header className="headline-room">
      <div className="headline">
        <Words as="p" className="headline-when" of={whenWords} />
        <h2 className="headline-sentence">
          <Words of={operationsWords} />
          <Words as="b" className="arrest-ink" of={arrestedWords} />
          <Words of={arrestedNoun} />
          <Words as="b" className="deportation-ink" of={deportedWords} />
          <Words of={deportedNoun} />
        </h2>
        <p className="headline-outside">
          <Words of={outsideWords} />
          <button type="button" className="link-button" onClick={showWorld}>
            Show the world
          </button>
        </p>
        <Words as="p" className="headline-outside headline-aside" of={undrawnWords} />
        <Words as="p" className="headline-outside headline-aside" of={endlessWords} />
        <Words as="p" className="headline-outside" of={leftWords} />
        <Words as="p" className="headline-outside" of={nothingWords} />
        {children}
      </div>
    </header>
  )
}
