import { useEffect, useRef, useState } from 'react'
import { STORY_LIMITS } from '../../domain/story.ts'
import { finished } from '../../io/story.ts'
import { preview, readStoryNow, write } from '../../state/storyActions.ts'
import { withChange, withMove, withStep, withoutStep } from '../../state/storyDraft.ts'
import type { StoryKeeper } from '../../state/storyKeeper.ts'
import { Icon } from '../controls/Icon.tsx'
import { useAppStore, useSelect } from '../store.ts'
import { lackOf, presentView, useDraft, useDraftKeeper } from './draft.ts'
import { StepForm } from './StepForm.tsx'
import { EditorBar } from './EditorBar.tsx'
import '../styles/story.css'

/** The page for writing a story, in place of the panel: the map beside it gives the views. */
export default function StoryEditor() {
  const keeper = useDraftKeeper()
  return (
    <section className="story-editor" aria-label="Your story">
      {keeper ? <Editor keeper={keeper} /> : <p className="loading">Opening …</p>}
    </section>
  )
}

function Editor({ keeper }: { keeper: StoryKeeper }) {
  const store = useAppStore()
  const { now: story, kept } = useDraft(keeper)
  const hasFile = useSelect((state) => state.dataset.file !== null)
  const [opened, setOpened] = useState(0)
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => heading.current?.focus(), [])

  /** Gives the focus to a part of a step once it is there. */
  const focusOn = (at: number, part: string): void =>
    void requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-at="${at}"] [data-part="${part}"]`)?.focus(),
    )
  const add = (): void => {
    const after = story.steps.length === 0 ? -1 : Math.min(opened, story.steps.length - 1)
    keeper.change((now) =>
      withStep(now, after, { heading: '', text: '', sources: [], ...presentView(store.getState()) }),
    )
    setOpened(after + 1)
    setSaid(`Step ${after + 2} has the view of the map now.`)
    focusOn(after + 1, 'heading')
  }
  const move = (at: number, by: number): void => {
    if (at + by < 0 || at + by >= story.steps.length) return
    keeper.change((now) => withMove(now, at, by))
    setOpened(at + by)
    setSaid(`Step ${at + 1} is step ${at + by + 1} now.`)
    focusOn(at + by, by < 0 ? 'up' : 'down')
  }
  const remove = (at: number): void => {
    keeper.change((now) => withoutStep(now, at))
    setOpened(Math.max(0, at - 1))
    setSaid(`Step ${at + 1} is removed; Undo brings it back.`)
    heading.current?.focus()
  }
  const lack = lackOf(story)
  const isFull = story.steps.length >= STORY_LIMITS.steps
  return (
    <>
      <header className="story-editor-head">
        <h1 tabIndex={-1} ref={heading}>
          Your story
        </h1>
        <button
          type="button"
          className="text-button"
          title="The reports and the filters, with the way back under the headline"
          onClick={() => store.dispatch(write('aside'))}
        >
          Panel
        </button>
        <button type="button" className="text-button" onClick={() => store.dispatch(write(null))}>
          <Icon name="close" /> Close
        </button>
      </header>
      <EditorBar keeper={keeper} onSaid={setSaid} />
      <div className="story-editor-body">
        <label className="story-field">
          Title
          <input
            value={story.title}
            maxLength={STORY_LIMITS.title}
            onChange={(event) => {
              const title = event.target.value
              keeper.change((now) => ({ ...now, title }), 'title')
            }}
          />
        </label>
        <label className="story-field">
          Byline
          <input
            value={story.byline}
            maxLength={STORY_LIMITS.byline}
            placeholder="who says it"
            onChange={(event) => {
              const byline = event.target.value
              keeper.change((now) => ({ ...now, byline }), 'byline')
            }}
          />
        </label>
        <ol className="story-drafts" ref={list} aria-label="Steps">
          {story.steps.map((step, i) => (
            <StepForm
              key={i}
              at={i}
              count={story.steps.length}
              step={step}
              isOpen={i === opened}
              onOpen={() => setOpened(i === opened ? -1 : i)}
              onChange={(change, name) => keeper.change((now) => withChange(now, i, change), name)}
              onMove={(by) => move(i, by)}
              onRemove={() => remove(i)}
              onSaid={setSaid}
            />
          ))}
        </ol>
        {story.steps.length === 0 && (
          <p className="quiet">
            A story is a row of views, each with a paragraph. Move the map, set the days, filter or select a report;
            then add what you see as the first step.
          </p>
        )}
      </div>
      <footer className="story-editor-foot">
        <button type="button" className="primary-button" disabled={isFull || hasFile} onClick={add}>
          Add this view
        </button>
        <button
          type="button"
          className="text-button"
          disabled={story.steps.length === 0 || hasFile}
          onClick={() => store.dispatch(readStoryNow(preview(finished(story), Math.max(0, opened))))}
        >
          Preview
        </button>
        <button
          type="button"
          className="text-button"
          disabled={lack !== null}
          title={lack ?? undefined}
          onClick={() => store.dispatch((state) => ({ ...state, dialog: 'story' }))}
        >
          Share or save
        </button>
        <p className="story-said" role="status">
          {hasFile
            ? 'A file of your disk is shown, which no story can take along. Close it first.'
            : isFull
              ? `A story has at most ${STORY_LIMITS.steps} steps.`
              : said}
        </p>
        <p className="story-kept">
          {kept === 'yes'
            ? 'Kept in this browser.'
            : kept === 'busy'
              ? 'Being written …'
              : `This browser keeps nothing (${kept.failure}): save the story as a file before you leave.`}
        </p>
      </footer>
    </>
  )
}
