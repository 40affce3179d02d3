import type { Incident } from '../../domain/incident.ts'
import type { Place } from '../../domain/place.ts'
import { isLocated } from '../../domain/place.ts'
import { sentenceCase } from '../../lib/sentenceCase.ts'
import { mapCommands } from '../commands.ts'
import { details } from '../words/details.ts'
import { englishPart } from '../words/words.ts'

/** Where an incident happened, or from where to where: each place with how exact it is, and why it was taken. */
export function CardPlaces({ incident }: { incident: Incident }) {
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
