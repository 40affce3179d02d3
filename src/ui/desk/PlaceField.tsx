import { useRef, useState } from 'react'
import { PRECISION_WORDS } from '../../domain/describe.ts'
import { placeInWords } from '../../domain/describeNames.ts'
import { countryName } from '../../domain/names.ts'
import type { Place } from '../../domain/place.ts'
import { isLocated } from '../../domain/place.ts'
import { Icon } from '../controls/Icon.tsx'
import { TextInput } from './inputs.tsx'

/** "Poipet, Banteay Meanchey, Cambodia · city or town". */
export const inFull = (place: Place): string =>
  [...new Set([place.name, place.admin1, place.country && countryName(place.country)])].filter(Boolean).join(', ') +
  (isLocated(place) ? ` · ${PRECISION_WORDS[place.precision]}` : '')

/** Takes another reading of a place: its position, the name as printed, and the one that it had as an alternative. */
export function choose(place: Place, candidate: Place): Place {
  const { candidates = [], ...before } = place
  const rest = [before, ...candidates.filter((other) => other !== candidate)].filter(isLocated)
  return {
    ...candidate,
    name: place.name,
    candidates: rest,
    why: ['chosen by hand', ...(candidate.why ?? [])],
    fixed: true,
  }
}

/** A position that a person gave. The precision stays; a place that had none is a site. */
export const moveTo = (place: Place, lon: number, lat: number): Place => ({
  ...place,
  lon: Math.round(lon * 1e5) / 1e5,
  lat: Math.round(lat * 1e5) / 1e5,
  precision: place.precision ?? 'site',
  geonames: null,
  why: ['position given by hand'],
  fixed: true,
})

/** One place of a draft: which of its readings is meant, another one by search, a position by hand. */
export function PlaceField({
  label,
  place,
  onChange,
}: {
  label: string
  place: Place | null
  onChange: (place: Place | null) => void
}) {
  const [isSearching, setSearching] = useState(place === null)
  return (
    <div className="desk-place">
      {place ? (
        <>
          <p className="desk-place-name">
            {inFull(place)}
            {place.fixed && <span className="desk-tag">fixed</span>}
            {!isLocated(place) && <span className="desk-tag desk-warning">no position: not on the map</span>}
          </p>
          {place.candidates?.length ? (
            <select
              aria-label={`${label}: which place is meant`}
              value=""
              onChange={(event) => {
                const candidate = place.candidates?.[Number(event.target.value)]
                if (candidate) onChange(choose(place, candidate))
              }}
            >
              <option value="">Other places of this name ({place.candidates.length})</option>
              {place.candidates.map((candidate, i) => (
                <option key={i} value={i}>
                  {inFull(candidate)}
                </option>
              ))}
            </select>
          ) : null}
          <span className="desk-place-buttons">
            <button
              type="button"
              className="text-button"
              onClick={() => setSearching(!isSearching)}
              aria-expanded={isSearching}
            >
              Another place
            </button>
            <button
              type="button"
              className="icon-button"
              onClick={() => onChange(null)}
              aria-label={`Remove ${place.name}`}
            >
              <Icon name="close" />
            </button>
          </span>
          {place.why?.length ? <p className="quiet">{place.why.join('; ')}</p> : null}
        </>
      ) : (
        <p className="quiet">Not stated.</p>
      )}
      {isSearching && (
        <PlaceSearch
          label={label}
          onPick={(found) => {
            setSearching(false)
            onChange({ ...found, fixed: true })
          }}
        />
      )}
    </div>
  )
}

/** Looks a place up in the gazetteer as one types. */
function PlaceSearch({ label, onPick }: { label: string; onPick: (place: Place) => void }) {
  const [places, setPlaces] = useState<Place[]>([])
  const [words, setWords] = useState('')
  const turn = useRef(0)
  const search = async (query: string): Promise<void> => {
    // An answer that comes after a later question is nobody's.
    const mine = ++turn.current
    if (query.trim().length < 2) {
      setPlaces([])
      setWords('')
      return
    }
    try {
      const { searchPlaces } = await import('../../worker/client.ts')
      const found = await searchPlaces(query, 6)
      if (mine !== turn.current) return
      setPlaces(found.filter(isLocated))
      setWords(found.length ? '' : 'No place of this name is known. Try the town or province that it lies in.')
    } catch (error) {
      setWords(`Places cannot be searched: ${error instanceof Error ? error.message : 'unknown reason'}.`)
    }
  }
  return (
    <div className="desk-place-search">
      <input
        type="search"
        aria-label={`${label}: search a place`}
        placeholder="Town, province or country"
        maxLength={100}
        onChange={(event) => void search(event.target.value)}
      />
      {words && <p className="quiet">{words}</p>}
      {places.length > 0 && (
        <ul aria-label="Places found">
          {places.map((place, i) => (
            <li key={i}>
              <button type="button" onClick={() => onPick(place)}>
                {placeInWords(place)}{' '}
                <span className="quiet">
                  {inFull(place).split(' · ')[1]}
                  {place.admin1 ? ` · ${place.admin1}` : ''}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Degrees typed by hand, for those who cannot drag a pin. */
export function PositionInput({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const value = isLocated(place) ? `${place.lat}, ${place.lon}` : ''
  return (
    <TextInput
      label={`${place.name}: latitude, longitude`}
      value={value}
      placeholder="11.5564, 104.9282"
      onCommit={(text) => {
        const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text)
        const [lat, lon] = [Number(match?.[1]), Number(match?.[2])]
        if (match && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) onChange(moveTo(place, lon, lat))
      }}
    />
  )
}
