import { parseDay } from '../../domain/day.ts'
import type { Source } from '../../domain/incident.ts'
import { safeUrl } from '../../domain/url.ts'
import { details } from '../words/details.ts'
import { words } from '../words/words.ts'

function publishedInWords({ published }: Source): string {
  const day = published === null ? null : parseDay(published)
  return day === null ? (published ?? details().card.noDate) : words().day(day)
}

/** Who reported it, where it can be read, and when it was published. */
export function CardSources({ sources }: { sources: readonly Source[] }) {
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
