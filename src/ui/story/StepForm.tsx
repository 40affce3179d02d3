import { useMemo } from 'react'
import type { KeyboardEvent } from 'react'
import { windowInWords } from '../../domain/describe.ts'
import { isFiltering } from '../../domain/filter.ts'
import type { StoryStep } from '../../domain/story.ts'
import { STORY_LIMITS } from '../../domain/story.ts'
import { safeUrl } from '../../domain/url.ts'
import { viewOfStep } from '../../state/storyActions.ts'
import { mapCommands } from '../commands.ts'
import { useAppStore, useSelect } from '../store.ts'
import { presentView } from './draft.ts'

/** One step of a story that is being written: what is said, and the view that goes with it. */
export function StepForm({
  at,
  count,
  step,
  isOpen,
  onOpen,
  onChange,
  onMove,
  onRemove,
  onSaid,
}: {
  at: number
  count: number
  step: StoryStep
  isOpen: boolean
  onOpen: () => void
  /** Changes of one name in a row are taken back together; null stands alone. */
  onChange: (change: Partial<StoryStep>, name: string | null) => void
  onMove: (by: number) => void
  onRemove: () => void
  onSaid: (words: string) => void
}) {
  const store = useAppStore()
  const dataset = useSelect((state) => state.dataset)
  const words = useMemo(() => {
    const { view } = viewOfStep(
      { story: { title: '', byline: '', steps: [step] }, step: 0 },
      dataset,
      store.getState().view,
    )
    return [
      windowInWords(view.window, view.mode),
      isFiltering(view.filters) ? 'filtered' : '',
      view.selection === null ? '' : 'with a report selected',
    ]
      .filter(Boolean)
      .join(', ')
  }, [step, dataset, store])
  const show = (): void => {
    const state = store.getState()
    const { view } = viewOfStep({ story: { title: '', byline: '', steps: [step] }, step: 0 }, state.dataset, state.view)
    store.dispatch((current) => ({
      ...current,
      playing: null,
      fanned: null,
      view: { ...view, camera: current.view.camera },
    }))
    mapCommands()?.moveTo(view.camera, step.frame, true)
    onSaid(`The map shows the view of step ${at + 1}.`)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const unread = step.sources.filter((source) => source.trim() !== '' && safeUrl(source.trim()) === null)
  const name = `Step ${at + 1}`
  return (
    // Alt and an arrow move the step from any of its fields; buttons do the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className="story-draft" data-at={at} onKeyDown={onKeyDown}>
      <button type="button" className="story-draft-head" aria-expanded={isOpen} onClick={onOpen}>
        <b>{at + 1}</b> <span>{step.heading || step.text.slice(0, 60) || 'No words yet'}</span>
        <span className="quiet">{words}</span>
      </button>
      {isOpen && (
        <div className="story-draft-form" role="group" aria-label={name}>
          <label className="story-field">
            Heading
            <input
              data-part="heading"
              value={step.heading}
              maxLength={STORY_LIMITS.heading}
              onChange={(event) => onChange({ heading: event.target.value }, `heading/${at}`)}
            />
          </label>
          <label className="story-field">
            Text
            <textarea
              rows={6}
              value={step.text}
              maxLength={STORY_LIMITS.text}
              placeholder="An empty line begins a new paragraph. Numbers stand in the headline by themselves."
              onChange={(event) => onChange({ text: event.target.value }, `text/${at}`)}
            />
          </label>
          <label className="story-field">
            Sources, one address a line
            <textarea
              rows={2}
              value={step.sources.join('\n')}
              placeholder="https://…"
              onChange={(event) =>
                onChange(
                  {
                    sources:
                      event.target.value === '' ? [] : event.target.value.split('\n').slice(0, STORY_LIMITS.sources),
                  },
                  `sources/${at}`,
                )
              }
            />
          </label>
          {unread.length > 0 && (
            <p className="story-warning" role="status">
              Not an address with https://, so left out: {unread[0]!.slice(0, 80)}
            </p>
          )}
          <div className="story-draft-buttons">
            <button type="button" className="text-button" onClick={show}>
              Show its view
            </button>
            <button
              type="button"
              className="text-button"
              onClick={() => {
                onChange(presentView(store.getState()), null)
                onSaid(`${name} has the view of the map now.`)
              }}
            >
              Use this view instead
            </button>
            <button
              type="button"
              className="text-button"
              data-part="up"
              aria-disabled={at === 0}
              title="Alt + ↑"
              onClick={() => onMove(-1)}
            >
              Move up
            </button>
            <button
              type="button"
              className="text-button"
              data-part="down"
              aria-disabled={at === count - 1}
              title="Alt + ↓"
              onClick={() => onMove(1)}
            >
              Move down
            </button>
            <button type="button" className="text-button" onClick={onRemove}>
              Remove
            </button>
          </div>
        </div>
      )}
    </li>
  )
}
