import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { placeInWords } from '../../domain/describeNames.ts'
import type { LocatedPlace, Place } from '../../domain/place.ts'
import { isLocated } from '../../domain/place.ts'
import { kmBetween } from '../../lib/distance.ts'
import { setFilters } from '../../state/actions.ts'
import { mapCommands } from '../commands.ts'
import { Icon } from '../controls/Icon.tsx'
import { useDispatch, useSelect } from '../store.ts'

const ZOOM_FOR = { site: 11, city: 9, admin1: 7, country: 5 } as const

const KIND = { site: 'place', city: 'town', admin1: 'province', country: 'country' } as const

const kindOf = ({ precision, admin1, name }: LocatedPlace): string =>
  KIND[precision] + (admin1 && admin1 !== name ? `, ${admin1}` : '')

/** Two of the same words so near to each other are one to whoever looks for them. */
const SAME_KM = 30

const distinct = (places: readonly LocatedPlace[]): LocatedPlace[] =>
  places.filter(
    (place, i) =>
      !places
        .slice(0, i)
        .some(
          (better) =>
            placeInWords(better) === placeInWords(place) &&
            kindOf(better) === kindOf(place) &&
            kmBetween(better, place) < SAME_KM,
        ),
  )

/** Searches the reports' texts and places as one types, and offers places of the gazetteer to go to. */
export function SearchBox() {
  const dispatch = useDispatch()
  const query = useSelect((state) => state.view.filters.query)
  const [found, setFound] = useState<{ query: string; places: Place[] }>({ query: '', places: [] })
  const [isFocused, setFocused] = useState(false)
  const [failure, setFailure] = useState('')
  // While the places of a word are on their way, those of its beginning may stand, and none of another word.
  const isNear = query.startsWith(found.query) || found.query.startsWith(query)
  const places = isNear ? distinct(found.places.filter(isLocated)) : []
  const isSearching = isFocused && query.trim().length >= 2

  useEffect(() => {
    if (!isSearching) return
    let current = true
    const timer = setTimeout(() => {
      // With the first letter typed, not with the first view.
      void import('../../worker/client.ts')
        .then(({ searchPlaces }) => searchPlaces(query, 5))
        .then(
          (places) => {
            if (!current) return
            setFound({ query, places })
            setFailure('')
          },
          (error: unknown) =>
            current &&
            setFailure(
              `Places cannot be searched: ${error instanceof Error ? error.message : 'the gazetteer could not be loaded'}.`,
            ),
        )
    }, 120)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [query, isSearching])

  const box = useRef<HTMLDivElement>(null)
  /** Down from the text into the offers and through them, up again, Escape back to the text. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const stops = [...box.current!.querySelectorAll<HTMLElement>('input, .search-places button')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key]
    if (to === undefined || stops.length === 1 || (event.key === 'Escape' && at === 0)) return
    event.preventDefault()
    stops[Math.max(0, Math.min(stops.length - 1, to))]!.focus()
  }

  return (
    <div
      ref={box}
      className="search"
      onFocus={() => setFocused(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocused(false)}
    >
      <Icon name="search" />
      <input
        type="search"
        placeholder="Search reports and places"
        aria-label="Search reports and places"
        maxLength={200}
        value={query}
        onChange={(event) => dispatch(setFilters({ query: event.target.value }))}
        onKeyDown={onKeyDown}
      />
      {isSearching && (places.length > 0 || failure) && (
        <ul className="search-places" aria-label="Places">
          {failure && <li className="quiet">{failure}</li>}
          {places.map((place) => (
            <li key={`${place.name}${place.lat},${place.lon}`}>
              <button
                type="button"
                onKeyDown={onKeyDown}
                onClick={() => {
                  setFocused(false)
                  dispatch(setFilters({ query: '' }))
                  mapCommands()?.flyTo([place.lon, place.lat], ZOOM_FOR[place.precision])
                }}
              >
                Go to {placeInWords(place)}
                <span className="quiet"> {kindOf(place)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
