import { useContext, useEffect, useRef } from 'react'
import { placesOf } from '../../domain/incident.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Pin } from '../../domain/pin.ts'
import type { Place } from '../../domain/place.ts'
import { isLocated } from '../../domain/place.ts'
import type { Draft } from '../../state/desk.ts'
import type { Pinned } from '../commands.ts'
import { mapCommands } from '../commands.ts'
import { LitContext } from './lit.ts'
import { choose, inFull, moveTo } from './PlaceField.tsx'

/** A place's slot in an incident: `places/0`, `origin`, `destination`. */
type Slot = string

const slotsOf = (incident: Incident): [Slot, Place][] => [
  ...(incident.origin ? [] : incident.places.map((place, i): [Slot, Place] => [`places/${i}`, place])),
  ...(incident.origin ? [['origin', incident.origin] as [Slot, Place]] : []),
  ...(incident.destination ? [['destination', incident.destination] as [Slot, Place]] : []),
]

/** The incident with another place in a slot. A deportation's place of origin is where it happened too. */
function withPlace(incident: Incident, slot: Slot, place: Place): Incident {
  if (slot === 'origin') return { ...incident, origin: place, places: [place] }
  if (slot === 'destination') return { ...incident, destination: place }
  const at = Number(slot.split('/')[1])
  return { ...incident, places: incident.places.map((before, i) => (i === at ? place : before)) }
}

/**
 * Shows the drafts' places on the map: all chosen ones, and for the draft in hand what its names could mean as well.
 * A pin that is pressed becomes the chosen place; a chosen one that is dragged is fixed where it is dropped.
 */
export function usePins(
  drafts: readonly Draft[],
  active: string | null,
  onChange: (draft: string, incident: Incident) => void,
): void {
  const { lit, light } = useContext(LitContext)
  const pinned = useRef<Pinned | null>(null)
  useEffect(() => {
    const pins: Pin[] = []
    const pick = new Map<string, () => void>()
    const owner = new Map<string, { draft: Draft; slot: Slot; place: Place }>()
    for (const draft of drafts)
      for (const [slot, place] of slotsOf(draft.incident)) {
        const add = (key: string, shown: Place, isChosen: boolean): void => {
          if (!isLocated(shown)) return
          pins.push({
            key,
            label: `${isChosen ? '' : 'Or: '}${inFull(shown)}`,
            lng: shown.lon,
            lat: shown.lat,
            isChosen,
          })
          owner.set(key, { draft, slot, place })
        }
        const key = `${draft.id}|${slot}`
        add(key, place, true)
        if (draft.id !== active) continue
        place.candidates?.slice(0, 6).forEach((candidate, i) => {
          add(`${key}|${i}`, candidate, false)
          pick.set(`${key}|${i}`, () => onChange(draft.id, withPlace(draft.incident, slot, choose(place, candidate))))
        })
      }
    const shown = mapCommands()?.showPins(pins, {
      onPick: (key) => pick.get(key)?.(),
      onHover: (key) => {
        const found = key === null ? undefined : owner.get(key)
        light(found ? { draft: found.draft.id, field: found.slot.split('/')[0]! } : null)
      },
      onDrop: (key, lng, lat) => {
        const found = owner.get(key)
        if (found) onChange(found.draft.id, withPlace(found.draft.incident, found.slot, moveTo(found.place, lng, lat)))
      },
    })
    let isGone = false
    void shown?.then((found) => {
      if (isGone) found.remove()
      else pinned.current = found
    })
    return () => {
      isGone = true
      pinned.current?.remove()
      pinned.current = null
    }
  }, [drafts, active, onChange, light])

  useEffect(() => {
    const isPlace = lit && ['places', 'origin', 'destination'].includes(lit.field)
    pinned.current?.light(isPlace ? `${lit.draft}|${lit.field === 'places' ? 'places/0' : lit.field}` : null)
  }, [lit])
}

/** How far around a place one looks, degrees. */
const AROUND = { site: 0.6, city: 1.2, admin1: 2.5, country: 7 } as const

/** Degrees west, south, east, north around everything that is drafted; null where nothing has a position. */
export function boundsOf(incidents: readonly Incident[]): [number, number, number, number] | null {
  const places = incidents.flatMap(placesOf).filter(isLocated)
  if (places.length === 0) return null
  const far = (pick: (place: Place & { lat: number; lon: number }, around: number) => number): number[] =>
    places.map((place) => pick(place, AROUND[place.precision]))
  return [
    Math.min(...far(({ lon }, around) => lon - around)),
    Math.max(-80, Math.min(...far(({ lat }, around) => lat - around))),
    Math.max(...far(({ lon }, around) => lon + around)),
    Math.min(80, Math.max(...far(({ lat }, around) => lat + around))),
  ]
}
