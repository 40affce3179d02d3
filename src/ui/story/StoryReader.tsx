import { useEffect, useId, useRef } from 'react'
import type { StoryStep } from '../../domain/story.ts'
import { safeUrl } from '../../domain/url.ts'
import { writeCarried } from '../../share/carried.ts'
import { isStoryName } from '../../share/storyFields.ts'
import { closeStory, setStoryAside, turnTo } from '../../state/storyActions.ts'
import { Icon } from '../controls/Icon.tsx'
import { useAppStore, useSelect } from '../store.ts'
import { followStep } from './followStep.ts'
import { markSeen } from './seen.ts'
import { StoryText, hostOf } from './StoryText.tsx'
import { useSteps } from './useSteps.ts'
import '../styles/story.css'
import { details } from '../words/details.ts'
import { englishPart } from '../words/words.ts'

/** What uses arrows and letters itself. */
const OWN_KEYS = 'input, select, textarea, dialog, .maplibregl-canvas'

/**
 * The story of the state, as a column of text beside or under the map: where the text is scrolled to decides which step
 * the map shows. Needs `StoreContext` above it, and a `MapCanvas` on the page.
 *
 * `isGuest`: inside another page it takes no focus, keeps nothing, cannot be closed, and its views open in the whole app.
 */
export function StoryReader({ isGuest = false }: { isGuest?: boolean }) {
  const store = useAppStore()
  const open = useSelect((state) => state.story)
  const scroller = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const steps = open?.story.steps ?? []
  const step = open?.step ?? 0
  const { goTo, onScroll, top } = useSteps(scroller, step, (next) => store.dispatch(turnTo(next)))
  useEffect(() => followStep(store), [store])
  useEffect(() => {
    if (isGuest) return
    markSeen()
    title.current?.focus({ preventScroll: true })
  }, [isGuest])
  const leave = (): void => store.dispatch(closeStory)
  const explore = (at: number): void => {
    store.dispatch(turnTo(at))
    store.dispatch(setStoryAside(true))
  }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return
      // Of two keys in a row the second may come before this listener knows of the first.
      const now = store.getState().story?.step ?? step
      const next = stepByKey(event.key, now, steps.length, scroller.current!, top())
      if (event.key === 'Escape' && !isGuest) leave()
      else if (next !== null) goTo(next, true)
      else return
      event.preventDefault()
    }
    const onFocusIn = ({ target }: FocusEvent): void => {
      const reached = Number((target as Element).closest<HTMLElement>('[data-step]')?.dataset.step ?? step)
      // Whoever presses on a text wants to stay there.
      if (reached !== step && (target as Element).matches(':focus-visible')) goTo(reached, false)
    }
    const column = scroller.current
    document.addEventListener('keydown', onKeyDown)
    column?.addEventListener('focusin', onFocusIn)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      column?.removeEventListener('focusin', onFocusIn)
    }
  })
  if (!open) return null
  const { story } = open
  const words = details().story
  // A story of the link is in its author's language.
  const lang = open.address !== null && isStoryName(open.address) ? englishPart() : undefined
  return (
    <section className="story" aria-label={words.name}>
      <div className="story-scroll" ref={scroller} onScroll={onScroll}>
        <article aria-labelledby={`${id}-title`}>
          <header className="story-head">
            <h1 id={`${id}-title`} ref={title} tabIndex={-1} lang={lang}>
              {story.title}
            </h1>
            {story.byline && (
              <p className="story-byline" lang={lang}>
                {story.byline}
              </p>
            )}
            <p className="quiet story-hint">{words.hint}</p>
          </header>
          {steps.map((one, i) => (
            <Step
              key={i}
              id={`${id}-${i}`}
              step={one}
              lang={lang}
              at={i}
              count={steps.length}
              isCurrent={i === step}
              onExplore={isGuest ? null : () => explore(i)}
            />
          ))}
        </article>
      </div>
      <nav className="story-nav" aria-label={words.steps}>
        <button
          type="button"
          className="story-turn"
          aria-label={words.before}
          disabled={step === 0}
          onClick={() => goTo(step - 1, false)}
        >
          <Icon name="arrowLeft" />
        </button>
        <ol className="story-dots">
          {steps.length <= MOST_DOTS &&
            steps.map((one, i) => (
              <li key={i}>
                <button
                  type="button"
                  aria-label={`${words.step(i + 1)}${one.heading ? `: ${one.heading}` : ''}`}
                  aria-current={i === step ? 'step' : undefined}
                  onClick={() => goTo(i, false)}
                />
              </li>
            ))}
        </ol>
        <span className="story-count">{words.of(step + 1, steps.length)}</span>
        <button
          type="button"
          className="story-turn"
          aria-label={words.next}
          disabled={step === steps.length - 1}
          onClick={() => goTo(step + 1, false)}
        >
          <Icon name="arrowRight" />
        </button>
        {!isGuest && (
          <button type="button" className="text-button story-leave" aria-label="Leave the story" onClick={leave}>
            <Icon name="close" /> <span>Leave the story</span>
          </button>
        )}
      </nav>
    </section>
  )
}

/** More than these are told by their number alone. */
const MOST_DOTS = 8

function Step({
  id,
  step,
  lang,
  at,
  count,
  isCurrent,
  onExplore,
}: {
  id: string
  step: StoryStep
  /** Of the story's own words. */
  lang: string | undefined
  at: number
  count: number
  isCurrent: boolean
  /** Null inside another page. */
  onExplore: (() => void) | null
}) {
  const travelling = useSelect(({ shared }) => (shared ? writeCarried(shared.carried) : ''))
  const words = details().story
  return (
    <section
      className="story-step"
      data-step={at}
      aria-current={isCurrent ? 'step' : undefined}
      aria-labelledby={id}
      tabIndex={0}
    >
      <p className="story-number">{words.of(at + 1, count)}</p>
      <h2 id={id} className={step.heading ? undefined : 'visually-hidden'} lang={step.heading ? lang : undefined}>
        {step.heading || words.step(at + 1)}
      </h2>
      <StoryText text={step.text} lang={lang} />
      {step.sources.length > 0 && (
        <p className="story-sources">
          {words.sources}{' '}
          {step.sources.map((source, i) => (
            <span key={i}>
              {i > 0 && ' · '}
              <a href={safeUrl(source) ?? undefined} target="_blank" rel="noopener noreferrer" title={source}>
                {hostOf(source)}
              </a>
            </span>
          ))}
        </p>
      )}
      {onExplore ? (
        <button type="button" className="story-explore" onClick={onExplore}>
          Explore this view <span className="visually-hidden">of step {at + 1}</span>
        </button>
      ) : (
        <a className="story-explore" href={`./#${step.view}${travelling}`} target="_blank" rel="noopener noreferrer">
          {words.explore} <span className="visually-hidden">{words.exploreStep(at + 1)}</span>
        </a>
      )}
    </section>
  )
}

/** The step that a key leads to; null where it does not. The arrows scroll on while the rest of a step is out of sight; `top` is
 * where the column is scrolled to, or on its way to. */
function stepByKey(key: string, step: number, count: number, scroller: HTMLElement, top: number): number | null {
  const section = scroller.querySelector<HTMLElement>(`[data-step="${step}"]`)
  const within = (to: number): number | null => (to >= 0 && to < count ? to : null)
  switch (key) {
    case 'ArrowDown':
      return section && section.offsetTop + section.offsetHeight > top + scroller.clientHeight + 1
        ? null
        : within(step + 1)
    case 'ArrowUp':
      return section && section.offsetTop < top - 1 ? null : within(step - 1)
    case 'ArrowRight':
    case 'PageDown':
      return within(step + 1)
    case 'ArrowLeft':
    case 'PageUp':
      return within(step - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
