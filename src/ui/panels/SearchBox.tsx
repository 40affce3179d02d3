import { useEffect, useState } from 'react'
import { placeInWords } from '../../domain/describeNames.ts'
import type { Place } from '../../domain/place.ts'
import { isLocated } from '../../domain/place.ts'
import { setFilters } from '../../state/actions.ts'
import { mapCommands } from '../commands.ts'
import { Icon } from '../controls/Icon.tsx'
import { useDispatch, useSelect } from '../store.ts'

const ZOOM_FOR = { site: 11, city: 9, admin1: 7, country: 5 } as const

/** Searches the reports' texts and places as one types, and offers places of the gazetteer to go to. */
export function SearchBox() {
  const dispatch = useDispatch()
  const query = useSelect((state) => state.view.filters.query)
  const [found, setFound] = useState<{ query: string; places: Place[] }>({ query: '', places: [] })
  const [isFocused, setFocused] = useState(false)
  const [failure, setFailure] = useState('')
  // While the places of a word are on their way, those of its beginning may stand, and none of another word.
  const isNear = query.startsWith(found.query) || found.query.startsWith(query)
  const places = isNear ? found.places.filter(isLocated) : []
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

  return (
    <div
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
      />
      {isSearching && (places.length > 0 || failure) && (
        <ul className="search-places" aria-label="Places">
          {failure && <li className="quiet">{failure}</li>}
          {places.map((place) => (
            <li key={`${place.name}${place.lat},${place.lon}`}>
              <button
                type="button"
                onClick={() => {
                  setFocused(false)
                  dispatch(setFilters({ query: '' }))
                  mapCommands()?.flyTo([place.lon, place.lat], ZOOM_FOR[place.precision])
                }}
              >
                Go to {placeInWords(place)}
                <span className="quiet">
                  {place.precision === 'admin1' && ' · province'}
                  {place.admin1 && place.admin1 !== place.name && ` · ${place.admin1}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
