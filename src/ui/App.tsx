import { Suspense, useEffect } from 'react'
import { readingOf } from '../state/appState.ts'
import { selectedOf } from '../state/selectors.ts'
import type { Store } from '../state/store.ts'
import { Headline } from './Headline.tsx'
import type { MapStart } from './MapStage.tsx'
import { MapStage } from './MapStage.tsx'
import { Notices } from './Notices.tsx'
import { Panel } from './panels/Panel.tsx'
import { runPlayer } from './player.ts'
import { Sheet } from './Sheet.tsx'
import { StoreContext, useSelect } from './store.ts'
import { useMedia } from './media.ts'
import { useTheme } from './theme.ts'
import { Timeline } from './timeline/Timeline.tsx'
import { Guard, later } from './later.tsx'

const Card = later(async () => (await import('./panels/Card.tsx')).Card)
// What explains the marks, and what is said of them, comes after them.
const Legend = later(async () => (await import('./Legend.tsx')).Legend)
const MapControls = later(async () => (await import('./controls/MapControls.tsx')).MapControls)
const HoverLine = later(async () => (await import('./HoverLine.tsx')).HoverLine)
const MarkList = later(async () => (await import('./MarkList.tsx')).MarkList)
const Spoken = later(async () => (await import('./Spoken.tsx')).Spoken)
const Desk = later(async () => (await import('./desk/Desk.tsx')).default)
const StorySide = later(async () => (await import('./story/storyDoor.tsx')).StorySide)
const StoryLine = later(async () => (await import('./story/storyDoor.tsx')).StoryLine)
const FileBar = later(async () => (await import('./FileBar.tsx')).default)
const Dialogs = later(async () => (await import('./dialogs/Dialogs.tsx')).default)

const KEPT_AFTER_MS = 600

const tellUnkept =
  (store: Store) =>
  (error: unknown): void =>
    store.dispatch((state) => ({
      ...state,
      notices: [
        ...state.notices,
        {
          code: 'desk.unread',
          path: 'desk',
          message: `Your own reports could not be read: ${error instanceof Error ? error.message : 'unknown reason'}.`,
          advice: 'Reload the page.',
        },
      ],
    }))

/** The address, keys and dropped files are followed as soon as the page stands. Returns how to stop. */
function listenLater(store: Store): () => void {
  let stops: (() => void)[] = []
  let isGone = false
  void Promise.all([import('./address.ts'), import('./keys.ts'), import('./dropped.ts')]).then(
    ([{ followAddress }, { listenToKeys }, { listenToDrops }]) => {
      if (!isGone) stops = [followAddress(store), listenToKeys(store), listenToDrops(store)]
    },
  )
  return () => {
    isGone = true
    for (const stop of stops) stop()
  }
}

/** The page: map, timeline, panel. */
export function App({ store, ...map }: { store: Store } & MapStart) {
  useEffect(() => {
    const stops = [runPlayer(store), listenLater(store)]
    return () => stops.forEach((stop) => stop())
  }, [store])
  useEffect(() => {
    // What this browser has kept of one's own comes after the first view.
    const timer = setTimeout(
      () => void import('./desk/keeper.ts').then(({ keeperOf }) => keeperOf(store)).catch(tellUnkept(store)),
      KEPT_AFTER_MS,
    )
    return () => clearTimeout(timer)
  }, [store])
  return (
    <StoreContext.Provider value={store}>
      <Guard>
        <Page {...map} />
      </Guard>
    </StoreContext.Provider>
  )
}

function Page(map: MapStart) {
  const theme = useTheme()
  const selected = useSelect(selectedOf)
  const mapStatus = useSelect((state) => state.mapStatus)
  const dialog = useSelect((state) => state.dialog)
  const isDeskOpen = useSelect((state) => state.isDeskOpen)
  const isReading = useSelect((state) => readingOf(state) !== null)
  const hasStoryLine = useSelect((state) => map.fitHome || state.story !== null || state.writing === 'aside')
  const isWriting = useSelect((state) => state.writing === 'page')
  const hasFile = useSelect((state) => state.opening !== null || state.dataset.file !== null)
  const isWide = useMedia('(min-width: 1600px)')
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return (
    <div
      className="app"
      data-card={(selected !== null && !isDeskOpen && !isReading && !isWriting) || undefined}
      data-story={isReading || undefined}
      data-desk={isDeskOpen || undefined}
    >
      {!isDeskOpen && !isReading && !isWriting && (
        <a
          className="skip-link"
          href="#panel-body"
          onClick={(event) => {
            // The fragment of the address belongs to the view.
            event.preventDefault()
            document.querySelector<HTMLElement>('#panel-body button, #panel-body input')?.focus()
          }}
        >
          Skip to the reports
        </a>
      )}
      {isDeskOpen ? (
        <Suspense fallback={<p className="desk loading">Opening …</p>}>
          <Desk />
        </Suspense>
      ) : isReading ? (
        <Suspense fallback={null}>
          <StorySide isWriting={false} />
        </Suspense>
      ) : (
        <Sheet>
          {isWriting ? (
            <Suspense fallback={null}>
              <StorySide isWriting />
            </Suspense>
          ) : (
            <>
              <div className="panel" inert={selected !== null && !isWide}>
                <Panel />
              </div>
              <Suspense fallback={null}>{selected !== null && <Card />}</Suspense>
            </>
          )}
        </Sheet>
      )}
      <MapStage {...map}>
        {!isDeskOpen && (
          <Headline>
            {!isReading && hasStoryLine && (
              <Suspense fallback={null}>
                <StoryLine isFirstView={map.fitHome} />
              </Suspense>
            )}
          </Headline>
        )}
        <Suspense fallback={null}>
          {mapStatus !== 'failed' && !isReading && <MapControls />}
          {mapStatus !== 'failed' && !isDeskOpen && <Legend />}
          {!isDeskOpen && <HoverLine />}
          {mapStatus !== 'failed' && !isDeskOpen && <MarkList />}
        </Suspense>
        <Suspense fallback={null}>{hasFile && <FileBar />}</Suspense>
        <Notices />
        <p className="credit">Natural Earth · GeoNames</p>
      </MapStage>
      {!isDeskOpen && !isReading && <Timeline />}
      <Suspense fallback={null}>
        <Spoken />
      </Suspense>
      {dialog && (
        <Suspense fallback={null}>
          <Dialogs name={dialog} />
        </Suspense>
      )}
    </div>
  )
}
