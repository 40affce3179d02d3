import { useEffect, useState } from 'react'
import { readingOf } from '../state/appState.ts'
import { headlineOf } from '../state/selectors.ts'
import { useAppStore } from './store.ts'
import { details } from './words/details.ts'
import { words } from './words/words.ts'

/** How long the picture must rest before it is said; while playing, how often it is said. */
const QUIET_MS = 900
const PLAYING_MS = 4000

/** Says what is on the screen to a screen reader, when it has changed and come to rest, or now and then in playback. */
export function Spoken() {
  const store = useAppStore()
  const [text, setText] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = (): void => {
      timer = undefined
      const state = store.getState()
      const story = readingOf(state)
      const step = story ? `${details().story.stepOf(story.step + 1, story.story.steps.length)} ` : ''
      const { window, tally } = words()
      setText(`${step}${window(state.view.window, state.view.mode)}: ${tally(headlineOf(state))}.`)
    }
    const unsubscribe = store.subscribe((state) => {
      if (state.playing) timer ??= setTimeout(say, PLAYING_MS)
      else {
        clearTimeout(timer)
        timer = setTimeout(say, QUIET_MS)
      }
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [store])
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  )
}
