import type { ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'
import { formatNumber } from '../domain/describe.ts'
import { isFiltering } from '../domain/filter.ts'
import type { AppState } from '../state/appState.ts'
import type { Tally } from '../time/tally.ts'
import { endlessOf, headlineOf, leftOf, outsideOf, undrawnOf } from '../state/selectors.ts'
import { changeView } from '../state/actions.ts'
import { mapCommands } from './commands.ts'
import { followReadably } from './readable.ts'
import { useAppStore, useDispatch } from './store.ts'
import { useRoom } from './media.ts'
import { words } from './words/words.ts'

const isEmpty = ({ operations, transfers }: Tally): boolean => operations === 0 && transfers === 0

const whenWords = ({ view }: AppState): string => words().window(view.window, view.mode)

const operationsWords = (state: AppState): string => {
  const tally = headlineOf(state)
  const { none, operations } = words().headline
  if (isEmpty(tally)) return none
  return tally.operations > 0 ? `${operations(tally.operations)} · ` : ''
}

const arrestedWords = (state: AppState): string => {
  const { operations, arrested } = headlineOf(state)
  return operations > 0 ? words().figure(arrested) : ''
}

const beforeArrested = (state: AppState): string => {
  const { operations, arrested } = headlineOf(state)
  return operations > 0 ? words().headline.arrested(arrested)[0] : ''
}

const afterArrested = (state: AppState): string => {
  const { operations, arrested, transfers } = headlineOf(state)
  if (operations === 0) return ''
  return `${words().headline.arrested(arrested)[1]}${transfers > 0 ? ' · ' : ''}`
}

const deportedWords = (state: AppState): string => {
  const { transfers, deported } = headlineOf(state)
  return transfers > 0 ? words().figure(deported) : ''
}

const aroundDeported =
  (side: 0 | 1) =>
  (state: AppState): string => {
    const { transfers, deported } = headlineOf(state)
    return transfers > 0 ? words().headline.deported(deported)[side] : ''
  }
const beforeDeported = aroundDeported(0)
const afterDeported = aroundDeported(1)

const outsideWords = (state: AppState): string => {
  const outside = outsideOf(state)
  return outside > 0 ? `${words().headline.outside(outside)} ` : ''
}

/** Asides, which a map in another page leaves out: in English only. */
const noun = (count: number, one: string, many: string): string => `${formatNumber(count)} ${count === 1 ? one : many}`

const filteredWords = ({ view: { filters } }: AppState): string =>
  isFiltering(filters) ? words().headline.filtered(filters.query.trim()) : ''

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
  return left ? words().headline.left(left.arcs, left.deported, left.ties, left.arrested) : ''
}

const nothingWords = (state: AppState): string =>
  isEmpty(headlineOf(state)) && outsideOf(state) === 0 ? words().headline.nothing : ''

/**
 * Words that follow the state without React, which would take longer than the map's marks in a drag.
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
    const write = (): boolean => {
      const now = of(store.getState())
      if (text.data === now) return false
      text.data = now
      return true
    }
    write()
    const unfollow = followReadably(store, write)
    return () => {
      unfollow()
      text.remove()
    }
  }, [store, of])
  return <Tag ref={element} className={className} />
}

/** What is on the screen, in one sentence, always; and a line of something else below it. */
export function Headline({ children }: { children?: ReactNode }) {
  const dispatch = useDispatch()
  // Where there is little, what is said of the drawing folds into one line.
  const hasRoom = useRoom()
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
          <Words of={beforeArrested} />
          <Words as="b" className="arrest-ink" of={arrestedWords} />
          <Words of={afterArrested} />
          <Words of={beforeDeported} />
          <Words as="b" className="deportation-ink" of={deportedWords} />
          <Words of={afterDeported} />
        </h2>
        <Words as="p" className="headline-outside" of={filteredWords} />
        <p className="headline-outside">
          <Words of={outsideWords} />
          <button type="button" className="link-button" onClick={showWorld}>
            {words().headline.showWorld}
          </button>
        </p>
        <details className="headline-notes" open={hasRoom}>
          <summary>{words().headline.undrawn}</summary>
          <Words as="p" className="headline-outside headline-aside" of={undrawnWords} />
          <Words as="p" className="headline-outside headline-aside" of={endlessWords} />
          <Words as="p" className="headline-outside" of={leftWords} />
        </details>
        <Words as="p" className="headline-outside" of={nothingWords} />
        {children}
      </div>
    </header>
  )
}
