import {
  dayInWords,
  dayShort,
  formatNumber,
  formatSum,
  MONTHS,
  sumInWords,
  windowInWords,
} from '../../domain/describe.ts'
import type { Sum } from '../../domain/count.ts'
import type { Unit } from '../../domain/day.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Mode } from '../../domain/view.ts'
import type { Tally } from '../../time/tally.ts'

const noun = (count: number, one: string, many: string): string => `${formatNumber(count)} ${count === 1 ? one : many}`

/** What stands before a figure and after it. */
export type Around = readonly [before: string, after: string]

const tally = ({ operations, arrested, transfers, deported }: Tally): string => {
  const parts: string[] = []
  if (operations) parts.push(`${noun(operations, 'operation', 'operations')}, ${sumInWords(arrested)} arrested`)
  if (transfers) parts.push(`${sumInWords(deported)} deported in ${noun(transfers, 'transfer', 'transfers')}`)
  return parts.length ? parts.join('; ') : 'No reports here in this window'
}

/**
 * What the first view says, in English; the type of every other language's catalogue. What is loaded later has its words
 * in `englishDetails.ts`.
 */
export const english = {
  lang: 'en',
  number: formatNumber,
  figure: formatSum,
  /** A sum as people: "at least 1,204 people". */
  sum: sumInWords,
  /** The sentence for a set of sums, as spoken: "12 operations, at least 1,204 people arrested". */
  tally,
  day: dayInWords,
  dayShort,
  /** January is 1. */
  monthShort: (month: number): string => MONTHS[month - 1]!.slice(0, 3),
  window: windowInWords,
  headline: {
    none: 'No reports here in this window',
    operations: (count: number): string => noun(count, 'operation', 'operations'),
    arrested: (_sum: Sum): Around => ['', ' people arrested'],
    deported: (_sum: Sum): Around => ['', ' deported'],
    outside: (count: number): string => `${noun(count, 'more report lies', 'more reports lie')} outside this view.`,
    showWorld: 'Show the world',
    /** Arcs and joint figures that are in the sums and not drawn, with the people of each; 0 for none. */
    undrawn: 'Not everything is drawn',
    left: (arcs: number, deported: number, ties: number, arrested: number): string => {
      const parts = [
        arcs > 0 && `${formatNumber(arcs)} smaller arcs (${formatNumber(deported)} people)`,
        ties > 0 && `${formatNumber(ties)} smaller joint figures (${formatNumber(arrested)} people)`,
      ].filter(Boolean)
      return `Too much to be told apart: ${parts.join(' and ')} are in the sums and not drawn. Zoom in, or filter.`
    },
    filtered: (query: string): string =>
      query ? `Only reports matching “${query}” are counted.` : 'Only reports that pass the filters are counted.',
    nothing:
      'Nothing was collected for these days, or the filters leave it out. It does not follow that nothing happened.',
  },
  timeline: {
    name: 'Timeline',
    playback: 'Playback',
    back: 'One step back',
    on: 'One step on',
    play: 'Play',
    pause: 'Pause',
    /** A control with its key. */
    withKey: (name: string, key: 'space' | '←' | '→'): string => `${name} (${key})`,
    speed: 'Speed',
    perSecond: (days: number): string => `${days} days a second`,
    loop: 'Loop',
    loopTitle: 'Begin again at the end',
    fewer: 'Fewer controls',
    more: 'Dates and mode',
    axis: 'Time axis',
    mode: 'Mode',
    modes: {
      instant: { name: 'Instant', title: 'Only what covers the last day of the window' },
      window: { name: 'Time window', title: 'What touches the window' },
      'from-start': { name: 'Cumulative from start', title: 'Everything up to the end of the window' },
      'to-end': { name: 'Cumulative from end', title: 'Everything from the start of the window on' },
    } satisfies Record<Mode, { name: string; title: string }> as Record<Mode, { name: string; title: string }>,
    unit: 'Bars and steps',
    units: { day: 'Days', week: 'Weeks', month: 'Months', quarter: 'Quarters', year: 'Years' } as Record<Unit, string>,
    automatic: (unit: string): string => `${unit} (auto)`,
    height: { sqrt: 'Height of the bars: square root of the people', linear: 'Height of the bars: people' },
    scale: { sqrt: '√ scale', linear: 'Linear scale' },
    wholeAxis: 'Whole axis',
    allYears: 'All years',
    window: 'Window',
    from: 'From',
    until: 'Until',
    /** Around the one date field of a mode that is open at its other end. */
    upTo: ['until', ''] as Around,
    startingOn: ['', 'on'] as Around,
    first: 'First day of the window',
    last: 'Last day of the window',
  },
  map: {
    name: 'Map',
    noneTitle: 'No map in this browser',
    none: 'The map needs WebGL2, which this browser or device does not give. The list of reports, the ledger and the timeline show the same incidents.',
    /** MapLibre's own words, by its keys; null where they are English already. */
    library: null as Readonly<Record<string, string>> | null,
  },
  notices: {
    name: 'Notices',
    dismiss: 'Dismiss',
    more: (count: number): string => `${count} more.`,
    /** What a problem is about, before its English words; null where English words are enough. */
    about: (_problem: Problem): string | null => null,
  },
}

export type Words = typeof english
