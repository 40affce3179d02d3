import type { Sum } from '../../domain/count.ts'
import {
  dateInWords,
  formatNumber,
  formatSum,
  joinWords,
  PRECISION_WORDS,
  smallNumber,
  sumInWords,
  typeName,
} from '../../domain/describe.ts'
import { peopleInWords, placeInWords, whereInWords } from '../../domain/describeNames.ts'
import { countryName, nationalityName } from '../../domain/names.ts'
import { sentenceCase } from '../../lib/sentenceCase.ts'

const reports = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'report' : 'reports'}`

/** What a plan says of its people: it has no figure among the sums. */
const peopleOf = (sum: Sum | null): string => {
  const people = sum ? sumInWords(sum) : 'people, number not stated,'
  return sentenceCase(people)
}

/** What is said after the first view, in English: legend, marks, cards, stories, and the frame of an embedded map. */
export const englishDetails = {
  /** "a, b and c" */
  list: joinWords,
  /** A date as exact as the report. */
  date: dateInWords,
  place: placeInWords,
  where: whereInWords,
  people: peopleInWords,
  nationality: nationalityName,
  country: countryName,
  /** So many people of a nationality, by its code. */
  ofNationality: (people: number, code: string): string => `${formatNumber(people)} ${nationalityName(code)}`,
  legend: {
    name: 'Legend',
    sizes: (people: readonly string[]): string => `Disc area stands for people arrested: ${people.join(', ')}`,
    area: 'people arrested, by area',
    arc: 'deported, from → to; width by people',
    province: 'province only',
    country: 'country only',
    range: 'from least to most',
    atLeast: 'at least',
    silent: 'nothing collected here',
    joint: 'one figure for several places; dashed: the place is there',
    pale: 'paler: on days that are not exact',
    planned: 'planned, not counted',
    others: 'Others, or not stated',
  },
  controls: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    home: 'Back to the first view',
    north: 'North up, straight down',
  },
  marks: {
    caption: 'Marks on the map',
    people: 'People',
    mark: 'Mark',
    otherPlaces: (count: number): string => `${count} other places`,
    /** Where a mark is, of which the places are named. */
    at: (places: string): string => `in ${places}`,
    /** `sum` is null for what is only planned. */
    arrested: (sum: Sum | null, at: string, isJoint: boolean, records: number): string =>
      `${peopleOf(sum)} ${sum ? 'arrested' : 'to be arrested'} ${at}${isJoint ? ', one figure for several places' : ''} (${reports(records)})`,
    deported: (sum: Sum | null, origin: string, destination: string, records: number): string =>
      `${peopleOf(sum)} ${sum ? 'deported' : 'to be deported'} from ${origin} to ${destination} (${reports(records)})`,
  },
  card: {
    loading: 'Reading the report …',
    back: 'Back to the map',
    type: typeName,
    total: 'Reported total',
    planned: 'announced, not yet reported as done',
    joint: (places: number): string => `one figure for ${smallNumber(places)} places`,
    noNationalities: 'Nationalities are not stated.',
    shared: 'Came with the link, from whoever made it. Not part of the collection.',
    filtered: 'The filters leave this report out.',
    showAll: 'Show all',
    outside: 'This report lies outside the map’s view.',
    elsewhen: 'This report lies outside the time window.',
    running: 'A running total over many operations. It is shown, and never added to a sum.',
    itemised: (sum: Sum): string => `The operations of it that are itemised here add up to ${formatSum(sum)}.`,
    places: (count: number): string => (count > 1 ? 'Places' : 'Place'),
    placesName: 'Places',
    at: 'Where',
    from: 'From',
    to: 'To',
    precision: PRECISION_WORDS,
    noPosition: 'position not known, so not on the map',
    why: 'Why here?',
    otherReadings: 'Other readings:',
    arrests: 'The arrests of these people',
    deportations: 'Later deported',
    inside: 'Counted inside this figure',
    notTwice: 'Not added a second time.',
    wholes: 'This is counted inside',
    inAll: (count: number): string => `${formatNumber(count)} in all.`,
    sources: (count: number): string => (count === 1 ? 'Source' : `${count} sources`),
    sourcesName: 'Sources',
    noPublisher: 'A report without a named publisher',
    noDate: 'date of publication not known',
    guilt: 'As reported. Arrest is not guilt.',
  },
  story: {
    name: 'Story',
    hint: 'Scroll, or use the arrow keys: the map follows.',
    steps: 'Steps of the story',
    before: 'Step before',
    next: 'Next step',
    step: (step: number): string => `Step ${step}`,
    stepOf: (step: number, count: number): string => `Step ${step} of ${count}.`,
    of: (step: number, count: number): string => `${step} of ${count}`,
    sources: 'Sources:',
    explore: 'Explore this view',
    exploreStep: (step: number): string => `of step ${step}, in a new tab`,
  },
  embed: {
    /** Name of the page. */
    page: 'Dateline: a map in another page',
    heading: 'Reported arrests and deportations',
    full: 'Sources and all reports',
    fullHint: 'in Dateline, in a new tab',
    /** Title of a frame, for whoever does not see it. */
    title: (window: string, tally: string): string => `Map of ${window}: ${tally}`,
  },
}

export type Details = typeof englishDetails
