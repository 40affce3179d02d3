import { formatDay, parseDay } from '../domain/day.ts'
import type { Incident, Source } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import type { Gazetteer } from '../geocode/gazetteer.ts'
import { countryOfAgency } from './agencies.ts'
import { collectDrafts } from './collect.ts'
import { datelineWords, findDateline, publishedIn } from './dateline.ts'
import type { DraftPlace } from './drafts.ts'
import { incidentsOf, type Reconciliation } from './incidents.ts'
import { lookAt } from './legible.ts'
import { countryPlaceOf, placeOfDateline, countryOfHeadline } from './places.ts'
import { recognise } from './pipeline.ts'
import type { Reading } from './reading.ts'
import { tokenise } from './tokens.ts'
import { findTotals } from './totals.ts'

export type { Reconciliation } from './incidents.ts'

export interface ExtractOptions {
  /** The report's own date, `YYYY-MM-DD`; null: as far as the report itself gives it. */
  published: string | null
  /** What is known of the report; every incident names it as its source. */
  source?: Partial<Source>
}

/** What a report holds. Total and deterministic: the same text gives the same bytes. */
export interface Extraction {
  incidents: Incident[]
  problems: Problem[]
  /** The report's own date as given or found; null for none, and then relative dates stay unknown. */
  published: string | null
  /** Stated totals held against what the report itemises. */
  reconciliations: Reconciliation[]
}

/**
 * Reads the arrests and deportations of an English news report, in the order of the text. Offsets of the evidence are
 * UTF-16 code units of `text`. A text that cannot be read gives no incidents and a problem that says why.
 */
export function extractIncidents(text: string, gazetteer: Gazetteer, options: ExtractOptions): Extraction {
  const { text: legible, problems, isLegible } = lookAt(text)
  const given = options.published === null ? null : parseDay(options.published)
  if (!isLegible)
    return { incidents: [], problems, published: given === null ? null : formatDay(given), reconciliations: [] }
  const tokens = tokenise(legible)
  const dateline = findDateline(legible, tokens)
  const stated = publishedIn(legible, tokens, dateline)
  const published = given ?? stated
  if (options.published !== null && given === null)
    problems.push({
      code: 'report.published',
      path: 'published',
      message: `"${options.published.slice(0, 40)}" is no day.`,
      advice: 'Give the date of the report as YYYY-MM-DD.',
    })
  if (published === null) problems.push(undated(datelineWords(legible, tokens, dateline)))
  if (given !== null && stated !== null && Math.abs(given - stated) > 31)
    problems.push({
      code: 'report.dates',
      path: 'published',
      message: `The report says that it is of ${formatDay(stated)}; it was read as of ${formatDay(given)}.`,
      advice: 'Check the date of the report: relative dates count from it.',
    })
  const reading = recognise(legible, tokens, gazetteer, published, dateline)
  const drafts = collectDrafts(reading, homeOf(gazetteer, reading), (code) => countryPlaceOf(gazetteer, code))
  const totals = findTotals(drafts)
  const source: Source = {
    publisher: '',
    title: '',
    url: '',
    ...options.source,
    published: options.source?.published ?? (published === null ? null : formatDay(published)),
  }
  return {
    ...incidentsOf(reading, drafts, totals, source),
    problems,
    published: published === null ? null : formatDay(published),
  }
}

function undated(words: string | null): Problem {
  const message =
    words === null
      ? 'The report gives no date of its own, so days such as "Wednesday" stay unknown.'
      : `The report says "${words}" without a year, so its days stay unknown.`
  return {
    code: 'report.undated',
    path: 'published',
    message,
    advice: 'Give the day on which the report was published.',
  }
}

/** Where the report was written, else the country of the agency it names or of its headline: it stands in where the text names no place at all. */
function homeOf(gazetteer: Gazetteer, reading: Reading): DraftPlace | null {
  const code = reading.dateline?.place ? null : countryOfAgency(reading.text)
  const place =
    placeOfDateline(gazetteer, reading) ??
    (code === null ? countryOfHeadline(gazetteer, reading) : countryPlaceOf(gazetteer, code))
  return place && { place, trace: null }
}
