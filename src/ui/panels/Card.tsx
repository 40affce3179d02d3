import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { UNSTATED, splitByNationality } from '../../domain/split.ts'
import { sumOf } from '../../domain/count.ts'
import { parseDay } from '../../domain/day.ts'
import { countInWords } from '../../domain/describe.ts'
import { whereInWords } from '../../domain/describeNames.ts'
import type { Incident, Source } from '../../domain/incident.ts'
import type { Place } from '../../domain/place.ts'
import { isLocated } from '../../domain/place.ts'
import { safeUrl } from '../../domain/url.ts'
import { clearFilters, openDesk, select } from '../../state/actions.ts'
import type { AppState } from '../../state/appState.ts'
import type { Collection } from '../../state/dataset.ts'
import { idAt } from '../../state/dataset.ts'
import { absenceOf, selectedOf } from '../../state/selectors.ts'
import { mapCommands } from '../commands.ts'
import { Icon } from '../controls/Icon.tsx'
import { inksInOrder, splitColors } from '../splitColors.ts'
import type { Store } from '../../state/store.ts'
import type { Related as Positions } from '../../worker/fileQuestions.ts'
import { useAppStore, useDispatch, useSelect } from '../store.ts'
import { useTheme } from '../theme.ts'
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
        <Places incident={incident} />
        <Chain dataset={dataset} position={position} />
        <Sources sources={incident.sources} />
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

const sentenceCase = (text: string): string => (text[0] ?? '').toUpperCase() + text.slice(1)

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

function Places({ incident }: { incident: Incident }) {
  const { card } = details()
  const rows: [string, Place][] = [
    // A transfer happened where it began: that is said once.
    ...(incident.origin ? [] : incident.places).map((place) => [card.at, place] as [string, Place]),
    ...(incident.origin ? [[card.from, incident.origin] as [string, Place]] : []),
    ...(incident.destination ? [[card.to, incident.destination] as [string, Place]] : []),
  ]
  return (
    <section aria-label={card.placesName}>
      <h2>{card.places(rows.length)}</h2>
      <ul className="card-places">
        {rows.map(([label, place], i) => (
          <li key={`${label}${i}`}>
            <PlaceLine label={incident.places.length > 1 ? null : label} place={place} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlaceLine({ label, place }: { label: string | null; place: Place }) {
  const { card, country, list } = details()
  const full = [
    place.name,
    place.admin1 && place.admin1 !== place.name ? place.admin1 : null,
    place.country && country(place.country) !== place.name ? country(place.country) : null,
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <>
      <span className="card-place">
        {label && <span className="quiet">{label} </span>}
        {isLocated(place) ? (
          <button
            type="button"
            className="link-button"
            onClick={() =>
              mapCommands()?.flyTo(
                [place.lon, place.lat],
                { site: 10, city: 8, admin1: 7, country: 5 }[place.precision],
              )
            }
          >
            {full}
          </button>
        ) : (
          full
        )}
      </span>
      <span className="quiet">{isLocated(place) ? card.precision[place.precision] : card.noPosition}</span>
      {place.why?.length || place.candidates?.length ? (
        <details>
          <summary>{card.why}</summary>
          {place.why?.length ? <p lang={englishPart()}>{sentenceCase(place.why.join('; '))}.</p> : null}
          {place.geonames && (
            <p>
              <a href={`https://www.geonames.org/${place.geonames}`} target="_blank" rel="noreferrer">
                GeoNames {place.geonames}
              </a>
            </p>
          )}
          {place.candidates?.length ? (
            <p className="quiet">
              {card.otherReadings}{' '}
              {list(
                place.candidates
                  .slice(0, 5)
                  .map((other) =>
                    [other.name, other.admin1, other.country ? country(other.country) : null]
                      .filter(Boolean)
                      .join(', '),
                  ),
              )}
              .
            </p>
          ) : null}
        </details>
      ) : null}
    </>
  )
}

/** From these arrests to these deportations, one press each way; and what is counted inside what. */
function Chain({ dataset, position }: { dataset: AppState['dataset']; position: number }) {
  const related = dataset.file ? dataset.file.related(position) : relatedIn(dataset, position)
  if (!related) return null
  const { card } = details()
  return (
    <>
      <Related title={card.arrests} positions={related.arrests} />
      <Related title={card.deportations} positions={related.deportations} />
      <Related title={card.inside} note={card.notTwice} positions={related.inside} />
      <Related title={card.wholes} positions={related.wholes} />
    </>
  )
}

function relatedIn(dataset: Collection, position: number): Positions {
  const { incidents, index } = dataset
  const incident = incidents[position]!
  const find = (ids: readonly string[]): number[] =>
    ids.map((id) => dataset.position.get(id)).filter((i): i is number => i !== undefined)
  return {
    arrests: find(incident.links),
    deportations: incidents.flatMap((other, i) => (other.links.includes(incident.id) ? [i] : [])),
    inside: [...index.inside[position]!],
    wholes: index.inside.flatMap((parts, i) => (parts.includes(position) ? [i] : [])),
  }
}

/** More than these are counted. */
const MOST_RELATED = 200

function Related({ title, note, positions }: { title: string; note?: string; positions: readonly number[] }) {
  const dispatch = useDispatch()
  const dataset = useSelect((state) => state.dataset)
  if (positions.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {note && <p className="quiet">{note}</p>}
      <ul className="card-related">
        {positions.slice(0, MOST_RELATED).map((position) => {
          const incident = dataset.incidents.at(position)
          if (!incident) return <li key={position}>…</li>
          return (
            <li key={position}>
              <button type="button" className="link-button" onClick={() => dispatch(select(idAt(dataset, position)))}>
                {words().sum(sumOf(incident.count))}, {details().where(incident)}
              </button>
              <span className="quiet">{details().date(incident.date)}</span>
            </li>
          )
        })}
        {positions.length > MOST_RELATED && <li className="quiet">{details().card.inAll(positions.length)}</li>}
      </ul>
    </section>
  )
}

function publishedInWords({ published }: Source): string {
  const day = published === null ? null : parseDay(published)
  return day === null ? (published ?? details().card.noDate) : words().day(day)
}

function Sources({ sources }: { sources: readonly Source[] }) {
  const { card } = details()
  return (
    <section aria-label={card.sourcesName}>
      <h2>{card.sources(sources.length)}</h2>
      <ol className="card-sources">
        {sources.map((source, i) => {
          const url = safeUrl(source.url)
          return (
            <li key={i}>
              <span className="card-publisher">{source.publisher || card.noPublisher}</span>
              {url ? (
                <a href={url} target="_blank" rel="noreferrer noopener">
                  {source.title || url}
                </a>
              ) : (
                <span>{source.title}</span>
              )}
              <span className="quiet">{publishedInWords(source)}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
