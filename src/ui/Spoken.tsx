import { useEffect, useState } from 'react'
import { atRest } from '../lib/rest.ts'
import { readingOf } from '../state/appState.ts'
import { headlineOf } from '../state/selectors.ts'
import { useAppStore } from './store.ts'
import { details } from './words/details.ts'
import { words } from './words/words.ts'

/** How long the picture must rest before it is said; while it does not, how often it is said. */
const QUIET_MS = 900
const MOVING_MS = 4000

/** Says what is on the screen to a screen reader, when it has changed and come to rest, or now and then while it moves. */
export function Spoken() {
  const store = useAppStore()
  const [text, setText] = useState('')
  useEffect(() => {
    const say = (): void => {
      const state = store.getState()
      const story = readingOf(state)
      const step = story ? `${details().story.stepOf(story.step + 1, story.story.steps.length)} ` : ''
      const { window, tally } = words()
      setText(`${step}${window(state.view.window, state.view.mode)}: ${tally(headlineOf(state))}.`)
    }
    const rest = atRest(say, { quietMs: QUIET_MS, mostMs: MOVING_MS }, () => performance.now())
    const unsubscribe = store.subscribe(rest.touch)
    return () => {
      rest.stop()
      unsubscribe()
    }
  }, [store])
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  )
}
