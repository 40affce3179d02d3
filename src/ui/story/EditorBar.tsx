import { useEffect, useRef } from 'react'
import { EMPTY_STORY } from '../../domain/story.ts'
import { readStory } from '../../io/story.ts'
import type { StoryKeeper } from '../../state/storyKeeper.ts'
import { useDraft } from './draft.ts'
import { MOST_BYTES, textOf, unreadable } from './openStories.ts'

/** The ways back and on, as buttons and as Ctrl+Z, and the ways to another draft: a file, or an empty one. */
export function EditorBar({ keeper, onSaid }: { keeper: StoryKeeper; onSaid: (words: string) => void }) {
  const { now, past, future } = useDraft(keeper)
  const files = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) keeper.redo()
      else keeper.undo()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [keeper])
  const open = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES)
      return onSaid(`${file.name} was not opened: a story has at most ${MOST_BYTES / 1e6} MB.`)
    const text = await textOf(file)
    if (text === null) return onSaid(unreadable(file).message)
    const { story, problems } = readStory(text)
    if (story) keeper.change(() => story)
    onSaid(
      story
        ? `${file.name} is open for writing; Undo brings the draft before back. ${problems.map(({ message }) => message).join(' ')}`
        : `${file.name} was not opened. ${problems[0]?.message ?? ''}`,
    )
  }
  return (
    <div className="story-editor-bar" role="group" aria-label="Draft">
      <button type="button" className="text-button" disabled={past.length === 0} onClick={() => keeper.undo()}>
        Undo
      </button>
      <button type="button" className="text-button" disabled={future.length === 0} onClick={() => keeper.redo()}>
        Redo
      </button>
      <button type="button" className="text-button" onClick={() => files.current?.click()}>
        Open a file
      </button>
      <button
        type="button"
        className="text-button"
        disabled={now === EMPTY_STORY || (now.steps.length === 0 && now.title === '')}
        onClick={() => {
          keeper.change(() => EMPTY_STORY)
          onSaid('A new story. Undo brings the one before back.')
        }}
      >
        New
      </button>
      <input
        ref={files}
        type="file"
        hidden
        accept=".json"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void open(file)
        }}
      />
    </div>
  )
}
