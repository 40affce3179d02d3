import { useState } from 'react'
import { smallNumber } from '../../domain/describe.ts'
import type { AppState } from '../../state/appState.ts'
import { homeOf } from '../../state/appState.ts'
import { Icon } from '../controls/Icon.tsx'
import { useAppStore, useSelect } from '../store.ts'
import { hasSeen, markSeen } from './seen.ts'

/** One line under the headline: the way back to a story or to the draft of one, else an offer to whoever is here first. */
export function StoryLine({ isFirstView }: { isFirstView: boolean }) {
  const store = useAppStore()
  const story = useSelect((state) => state.story)
  const writing = useSelect((state) => state.writing)
  const offered = useSelect((state) => homeOf(state).stories[0])
  const isFileShown = useSelect((state) => state.dataset.file !== null)
  const [isRefused, setRefused] = useState(() => !isFirstView || hasSeen())
  const change = (part: Partial<AppState>): void => store.dispatch((state) => ({ ...state, ...part }))
  if (story?.isAside)
    return (
      <Line
        words={`Back to the story, step ${story.step + 1} of ${story.story.steps.length}`}
        onGo={() => change({ story: { ...story, isAside: false } })}
        onDismiss={() => change({ story: null })}
      />
    )
  if (writing === 'aside')
    return (
      <Line
        words="Go on writing your story"
        onGo={() => change({ writing: 'page' })}
        onDismiss={() => change({ writing: null })}
      />
    )
  if (!offered || isRefused || writing || isFileShown) return null
  return (
    <Line
      before="New here? "
      words={`${offered.title}, in ${smallNumber(offered.steps)} steps`}
      onGo={() => {
        void import('./openStories.ts').then(({ openByName }) => openByName(store, offered.name))
      }}
      onDismiss={() => {
        markSeen()
        setRefused(true)
      }}
    />
  )
}

function Line({
  before = '',
  words,
  onGo,
  onDismiss,
}: {
  before?: string
  words: string
  onGo: () => void
  onDismiss: () => void
}) {
  return (
    <p className="headline-story">
      <span>
        {before && <span className="wide-label">{before}</span>}
        <button type="button" className="link-button" onClick={onGo}>
          {words}
        </button>
      </span>
      <button type="button" className="icon-button" aria-label="Dismiss this line" onClick={onDismiss}>
        <Icon name="close" />
      </button>
    </p>
  )
}
