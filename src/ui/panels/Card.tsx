import { sentenceCase } from '../../lib/sentenceCase.ts'
import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { UNSTATED, splitByNationality } from '../../domain/split.ts'
import { sumOf } from '../../domain/count.ts'
import { countInWords } from '../../domain/describe.ts'
import { whereInWords } from '../../domain/describeNames.ts'
import type { Incident } from '../../domain/incident.ts'
import { clearFilters, openDesk, select } from '../../state/actions.ts'
import { absenceOf, selectedOf } from '../../state/selectors.ts'
import { Icon } from '../controls/Icon.tsx'
import { inksInOrder, splitColors } from '../splitColors.ts'
import type { Store } from '../../state/store.ts'
import { useAppStore, useDispatch, useSelect } from '../store.ts'
import { useTheme } from '../theme.ts'
import { CardPlaces } from './CardPlaces.tsx'
import { CardSources } from './CardSources.tsx'
import { RelatedReports } from './RelatedReports.tsx'
import { itemisedSum } from './Totals.tsx'
import { details } from '../words/details.ts'
import { englishPart, words } from '../words/words.ts'

/** Everything that is known of the selected incident, each figure with its bounds and its source. */
export function Card({
  isGuest = false,
}: {
  /** In a page of somebody else's: to be read only. */
  isGuest?: boolean
}) {
  const store = useAppStore()
  const { dispatch } = store
  const dataset = useSelect((state) => state.dataset)
  const position = useSelect(selectedOf)
  const isOwn = useSelect(({ desk, view }) => view.selection !== null && desk.has(`incident/${view.selection}`))
  const isShared = useSelect(({ shared, view }) => !!shared?.incidents.some(({ id }) => id === view.selection))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A reader who chose with the keyboard goes on reading here.
    if (position !== null) heading.current?.focus({ preventScroll: true })
  }, [position])
  useReturningFocus(position)
  if (position === null) return null
  const incident = dataset.incidents.at(position)
  if (!incident)
    return (
      <article className="card" aria-busy="true">
        <p className="loading">{details().card.loading}</p>
      </article>
    )
  const { card } = details()
  return (
    <article className="card" aria-labelledby="card-title">
      <div className="card-bar">
        <button type="button" className="text-button" onClick={() => dispatch(select(null))}>
          <Icon name="arrowLeft" /> {isGuest ? card.back : 'All reports'}
        </button>
        {!isGuest &&
          (['share', 'cite'] as const).map((dialog) => (
            <button
              key={dialog}
              type="button"
              className="text-button"
              onClick={() => dispatch((state) => ({ ...state, dialog }))}
            >
              <Icon name={dialog} /> {dialog === 'share' ? 'Share' : 'Cite'}
            </button>
          ))}
        {!dataset.file && !isGuest && (
          <button type="button" className="text-button" onClick={() => void correct(store, incident)}>
            Correct
          </button>
        )}
        {isOwn && (
          <button type="button" className="text-button" onClick={() => void removeOwn(store, incident.id)}>
            Remove mine
          </button>
        )}
      </div>
      <div className="card-scroll" tabIndex={-1}>
        <CardHead incident={incident} heading={heading} />
        <Nationalities incident={incident} />
        {isShared && <p className="card-notes">{card.shared}</p>}
        <WhyNotShown position={position} />
        {incident.aggregate && <TotalNote position={position} />}
        <div lang={isShared ? undefined : englishPart()}>
          <p className="card-summary">{incident.summary}</p>
          {incident.notes && <p className="card-notes">{incident.notes}</p>}
        </div>
        <CardPlaces incident={incident} />
        <RelatedReports dataset={dataset} position={position} />
        <CardSources sources={incident.sources} />
        <p className="quiet card-guilt">{card.guilt}</p>
      </div>
    </article>
  )
}

/** Puts the report on the desk, where every field and place can be corrected. */
async function correct(store: Store, incident: Incident): Promise<void> {
  const [{ keeperOf }, { reopen }] = await Promise.all([import('../desk/keeper.ts'), import('../../state/desk.ts')])
  const keeper = await keeperOf(store)
  await keeper.commit((desk) => reopen(desk, incident, `${countInWords(incident.count)}, ${whereInWords(incident)}`))
  store.dispatch(openDesk(true))
}

/** Deletes an incident of one's own; one of the collection that it stood for comes back. */
async function removeOwn(store: Store, id: string): Promise<void> {
  const [{ keeperOf }, { dropIncidents }] = await Promise.all([
    import('../desk/keeper.ts'),
    import('../../state/desk.ts'),
  ])
  const keeper = await keeperOf(store)
  await keeper.commit((desk) => dropIncidents(desk, [id]))
}

/** When the card goes, the focus goes back to the row of its report, unless it is somewhere else by then. */
function useReturningFocus(position: number | null): void {
  const last = useRef(position)
  useEffect(() => {
    if (position !== null) last.current = position
  }, [position])
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>(`.row[data-position="${last.current}"]`)?.focus()
      })
    },
    [],
  )
}

function CardHead({ incident, heading }: { incident: Incident; heading: RefObject<HTMLHeadingElement | null> }) {
  const { card, where, date } = details()
  return (
    <>
      <p className="card-kind" data-type={incident.type}>
        {incident.aggregate ? card.total : card.type(incident.type)}
        {incident.status === 'planned' && ` · ${card.planned}`}
      </p>
      <h1 id="card-title" className="card-title" tabIndex={-1} ref={heading}>
        {sentenceCase(words().sum(sumOf(incident.count)))}
        {incident.places.length > 1 && !incident.aggregate && (
          <span className="card-joint">{card.joint(incident.places.length)}</span>
        )}
      </h1>
      <p className="card-where">{where(incident)}</p>
      <p className="card-when">{date(incident.date)}</p>
    </>
  )
}

function Nationalities({ incident }: { incident: Incident }) {
  const dataset = useSelect((state) => state.dataset)
  const theme = useTheme()
  if (incident.people.length === 0) return <p className="quiet">{details().card.noNationalities}</p>
  const parts = [...splitByNationality(incident, incident.count.min ?? 0)]
  const total = parts.reduce((sum, [, people]) => sum + people, 0)
  const colors = dataset.file ? inksInOrder(parts, theme) : splitColors(dataset.index, theme)
  return (
    <div className="nationalities">
      {total > 0 && (
        <svg
          className="nationality-bar"
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          role="img"
          aria-label={parts.map(([code, people]) => details().ofNationality(people, code)).join(', ')}
        >
          {parts.map(([code, people], i) => {
            const before = parts.slice(0, i).reduce((sum, [, earlier]) => sum + earlier, 0)
            return (
              <rect
                key={code}
                x={(before / total) * 100}
                width={(people / total) * 100}
                height="4"
                fill={colors.get(code) ?? colors.get(UNSTATED)}
              />
            )
          })}
        </svg>
      )}
      <p>{details().people(incident.people)}</p>
    </div>
  )
}

/** Says why the report is not on the map although its card is open. */
function WhyNotShown({ position }: { position: number }) {
  const dispatch = useDispatch()
  const absence = useSelect((state) => absenceOf(state, position))
  if (absence === null) return null
  const { card } = details()
  return (
    <p className="card-notes">
      {absence === 'filtered' && (
        <>
          {card.filtered}{' '}
          <button type="button" className="link-button" onClick={() => dispatch(clearFilters)}>
            {card.showAll}
          </button>
        </>
      )}
      {absence === 'outside' && card.outside}
      {absence === 'elsewhen' && card.elsewhen}
    </p>
  )
}

function TotalNote({ position }: { position: number }) {
  const dataset = useSelect((state) => state.dataset)
  const itemised = itemisedSum(dataset, position)
  const { card } = details()
  return (
    <p className="card-notes">
      {card.running}
      {itemised && ` ${card.itemised(itemised)}`}
    </p>
  )
}
