import { MODES, THEMES } from '../../domain/view.ts'
import { UNITS } from '../../domain/day.ts'
import { READINGS } from '../../domain/count.ts'
import { isFiltering } from '../../domain/filter.ts'
import {
  changeView,
  clearFilters,
  jumpToEnd,
  openDesk,
  resize,
  select,
  setAxis,
  setMode,
  setUnit,
  setWindow,
  step,
  togglePlay,
} from '../../state/actions.ts'
import type { Action } from '../../state/actions.ts'
import type { AppState, DialogName } from '../../state/appState.ts'
import { homeOf, readingOf } from '../../state/appState.ts'
import { ownIncidents } from '../../state/desk.ts'
import { show } from '../../state/deskActions.ts'
import type { Store } from '../../state/store.ts'
import { closeStory, write } from '../../state/storyActions.ts'
import { SPEEDS } from '../../time/playback.ts'
import { mapCommands } from '../commands.ts'
import { changeSpeed, focusSearch, printSoon } from '../keys.ts'

/** Something that the page can do, as the list of actions names it. */
export interface AppAction {
  group: string
  name: string
  /** Other words for it, that somebody may type. */
  words?: string
  /** The key that does the same, where there is one. */
  keys?: string
  /** Whether it would do nothing now; left out then. */
  isIdle?: (state: AppState) => boolean
  /** Needs the panel or the timeline, which are not there beside the page for one's own reports. */
  needsPanel?: boolean
  run: (store: Store) => void
}

const doing =
  (action: Action): AppAction['run'] =>
  ({ dispatch }) =>
    dispatch(action)

const opening = (dialog: DialogName): AppAction['run'] => doing((state) => ({ ...state, dialog }))

const MODE_NAMES = {
  instant: 'One day',
  window: 'A time window',
  'from-start': 'Everything until a day',
  'to-end': 'Everything from a day on',
} as const

const SHARING: readonly AppAction[] = [
  { name: 'Share a link to this view', words: 'copy address url', run: opening('share') },
  { name: 'Put this view into a page', words: 'embed iframe snippet html website article', run: opening('embed') },
  { name: 'Cite this view', words: 'citation bibtex ris csl zotero sources reference', run: opening('cite') },
  { name: 'Export the data', words: 'download csv json geojson arrow table excel sheets save', run: opening('export') },
  { name: 'Make a picture', words: 'image png download figure screenshot', run: opening('image') },
  {
    name: 'Make an SVG drawing',
    words: 'vector picture shapes inkscape illustrator download',
    run: opening('drawing'),
  },
  {
    name: 'Make a video of the playback',
    words: 'film movie animation mp4 webm frames download picture',
    run: opening('film'),
  },
  { name: 'Print', words: 'paper pdf', keys: 'Ctrl + P', run: printSoon },
].map((action) => ({ group: 'Share and publish', ...action }))

const STORIES: readonly AppAction[] = [
  {
    name: 'Write a story',
    words: 'author views steps scrollytelling draft tell',
    isIdle: ({ writing }: AppState) => writing === 'page',
    run: doing(write('page')),
  },
  {
    name: 'Add this view to my story',
    words: 'step draft',
    isIdle: ({ dataset, isDeskOpen }: AppState) => dataset.file !== null || isDeskOpen,
    run: (store: Store) => void import('../story/storyTools.ts').then(({ addThisView }) => addThisView(store)),
  },
  {
    name: 'Share or save my story',
    words: 'link file download draft',
    run: opening('story'),
  },
  {
    name: 'Read the story of this collection',
    words: 'august 2017 example tour introduction',
    isIdle: (state: AppState) => homeOf(state).stories.length === 0,
    run: (store: Store) => {
      const [first] = homeOf(store.getState()).stories
      if (first) void import('../story/openStories.ts').then(({ openByName }) => openByName(store, first.name))
    },
  },
  {
    name: 'Open a story from a file',
    words: 'json load import',
    run: (store: Store) => void import('../story/storyTools.ts').then(({ chooseStory }) => chooseStory(store)),
  },
  {
    name: 'Leave the story',
    keys: 'Esc',
    isIdle: (state: AppState) => readingOf(state) === null,
    run: doing(closeStory),
  },
].map((action) => ({ group: 'Stories', ...action }))

const DATA: readonly AppAction[] = [
  { name: 'Add a report', words: 'import upload paste file csv own your reports desk', run: doing(openDesk(true)) },
  {
    name: 'Back to the map',
    needsPanel: false,
    isIdle: ({ isDeskOpen }: AppState) => !isDeskOpen,
    run: doing(openDesk(false)),
  },
  {
    name: 'Show only my own incidents',
    isIdle: ({ desk, showing, shared, dataset }: AppState) =>
      showing === 'own' || shared !== null || dataset.file !== null || ownIncidents(desk).length === 0,
    run: doing(show('own')),
  },
  {
    name: 'Show all incidents',
    isIdle: ({ showing }: AppState) => showing === 'all',
    run: doing(show('all')),
  },
  { name: 'Search the reports', words: 'find place text', keys: '/', run: focusSearch },
  { name: 'Show the list of reports', run: doing(changeView({ panel: 'list' })) },
  { name: 'Show the ledger', words: 'nationality table sums', run: doing(changeView({ panel: 'ledger' })) },
  { name: 'Show the filters', run: doing(changeView({ panel: 'filters' })) },
  { name: 'Clear the filters', isIdle: ({ view }: AppState) => !isFiltering(view.filters), run: doing(clearFilters) },
  {
    name: 'Close the report',
    keys: 'Esc',
    isIdle: ({ view }: AppState) => view.selection === null,
    run: doing(select(null)),
  },
  ...READINGS.map((reading) => ({
    name: {
      range: 'Sums keep the range',
      lowest: 'Sums take the lowest figures',
      highest: 'Sums take the highest figures',
    }[reading],
    words: 'reading differ bounds',
    isIdle: ({ view }: AppState) => view.reading === reading,
    run: doing(changeView({ reading })),
  })),
].map((action) => ({ group: 'Reports', needsPanel: true, ...action }))

const TIME: readonly AppAction[] = [
  { name: 'Play or pause', keys: 'Space', run: doing(togglePlay) },
  { name: 'Step back', keys: '←', run: doing(step(-1)) },
  { name: 'Step on', keys: '→', run: doing(step(1)) },
  { name: 'Make the window shorter', keys: 'Shift + ←', run: doing(resize(-1)) },
  { name: 'Make the window longer', keys: 'Shift + →', run: doing(resize(1)) },
  { name: 'Jump to the beginning', keys: 'Home', run: doing(jumpToEnd('start')) },
  { name: 'Jump to the end', keys: 'End', run: doing(jumpToEnd('end')) },
  {
    name: 'Play slower',
    keys: '[',
    isIdle: ({ speed }: AppState) => speed === SPEEDS[0],
    run: (store: Store) => changeSpeed(store, -1),
  },
  {
    name: 'Play faster',
    keys: ']',
    isIdle: ({ speed }: AppState) => speed === SPEEDS.at(-1),
    run: (store: Store) => changeSpeed(store, 1),
  },
  {
    name: 'Begin again at the end, or not',
    words: 'loop repeat',
    run: doing((state) => ({ ...state, loop: !state.loop })),
  },
  {
    name: 'All years',
    words: 'whole window everything',
    run: doing((state) => setWindow(state.dataset.extent)(state)),
  },
  {
    name: 'Whole time axis',
    words: 'zoom out timeline',
    isIdle: ({ view }: AppState) => view.axis === null,
    run: doing((state) => setAxis(state.dataset.extent)(state)),
  },
  ...MODES.map((mode) => ({
    name: `Show: ${MODE_NAMES[mode].toLowerCase()}`,
    words: `mode ${mode} cumulative`,
    isIdle: ({ view }: AppState) => view.mode === mode,
    run: doing(setMode(mode)),
  })),
  ...UNITS.map((unit) => ({
    name: `Bars and steps by ${unit}`,
    words: 'histogram unit timeline',
    isIdle: ({ view }: AppState) => view.unit === unit,
    run: doing(setUnit(unit)),
  })),
  {
    name: 'Bars and steps by themselves',
    words: 'automatic histogram unit',
    isIdle: ({ view }: AppState) => view.unit === null,
    run: doing(setUnit(null)),
  },
  {
    name: 'Bars: square root or people',
    words: 'scale linear sqrt height',
    run: doing((state) => changeView({ scale: state.view.scale === 'sqrt' ? 'linear' : 'sqrt' })(state)),
  },
].map((action) => ({ group: 'Time', needsPanel: true, ...action }))

const MAP: readonly AppAction[] = [
  { name: 'Zoom in', keys: '+', run: () => mapCommands()?.zoomBy(1) },
  { name: 'Zoom out', keys: '−', run: () => mapCommands()?.zoomBy(-1) },
  { name: 'Back to the first view', words: 'home asia', run: () => mapCommands()?.goHome() },
  {
    name: 'Show the world',
    run: (store: Store) => {
      store.dispatch(changeView({ projection: 'flat' }))
      mapCommands()?.fit([-130, -45, 179, 62])
    },
  },
  {
    name: 'Globe or flat map',
    keys: 'G',
    run: doing((state) => changeView({ projection: state.view.projection === 'globe' ? 'flat' : 'globe' })(state)),
  },
  { name: 'North up, straight down', words: 'reset rotate tilt', run: () => mapCommands()?.resetNorth() },
  {
    name: 'Split discs by nationality, or not',
    words: 'colours pie',
    isIdle: ({ dataset }: AppState) => dataset.file !== null,
    run: doing((state) => changeView({ split: !state.view.split })(state)),
  },
  ...THEMES.map((theme) => ({
    name: `Theme: ${{ system: 'as the system', light: 'paper', dark: 'night desk' }[theme]}`,
    words: `${theme} colours mode`,
    isIdle: ({ view }: AppState) => view.theme === theme,
    run: doing(changeView({ theme })),
  })),
].map((action) => ({ group: 'Map', ...action }))

const HELP: readonly AppAction[] = [
  { name: 'All keys and actions', words: 'shortcuts cheat sheet help', keys: '?', run: opening('keys') },
  { name: 'About this map', words: 'coverage credits licence how to read help', run: opening('about') },
  {
    name: 'What could not be read or placed',
    words: 'problems errors faults',
    isIdle: ({ dataset }: AppState) => dataset.problems.length === 0,
    run: opening('problems'),
  },
].map((action) => ({ group: 'Help', ...action }))

/** Everything that the page can do, in the order in which it is listed. */
export const ACTIONS: readonly AppAction[] = [...SHARING, ...STORIES, ...DATA, ...TIME, ...MAP, ...HELP]

/** What can be done now. */
export const offeredActions = (state: AppState): AppAction[] =>
  ACTIONS.filter(({ isIdle, needsPanel }) => !isIdle?.(state) && !(needsPanel && state.isDeskOpen))

/** Actions whose name or other words hold every word of a query, those whose name begins with it first. */
export function findActions(actions: readonly AppAction[], query: string): AppAction[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ name }: AppAction): number => {
    const title = name.toLowerCase()
    return title.startsWith(asked.join(' ')) ? 0 : asked.every((word) => title.includes(word)) ? 1 : 2
  }
  const found = actions.filter(({ name, group, words = '' }) => {
    const text = `${name} ${words} ${group}`.toLowerCase()
    return asked.every((word) => text.includes(word))
  })
  return asked.length === 0 ? found : found.toSorted((a, b) => rank(a) - rank(b))
}
