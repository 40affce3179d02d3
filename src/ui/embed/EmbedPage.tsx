import type { ReactNode } from 'react'
import { Suspense, useEffect } from 'react'
import type { EmbedOptions } from '../../share/embed.ts'
import { selectedOf } from '../../state/selectors.ts'
import type { AppState } from '../../state/appState.ts'
import { readingOf } from '../../state/appState.ts'
import type { Store } from '../../state/store.ts'
import { fragmentOf } from '../address.ts'
import { Headline } from '../Headline.tsx'
import { listenToKeys } from '../keys.ts'
import type { MapStart } from '../MapStage.tsx'
import { MapStage } from '../MapStage.tsx'
import { Notices } from '../Notices.tsx'
import { runPlayer } from '../player.ts'
import { StoreContext, useSelect } from '../store.ts'
import { useTheme } from '../theme.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { useSettled } from '../useSettled.ts'
import { talkWithHost } from './host.ts'
import { details } from '../words/details.ts'
import { Guard, later } from '../later.tsx'

const Card = later(async () => (await import('../panels/Card.tsx')).Card)
const StoryReader = later(async () => (await import('../story/StoryReader.tsx')).StoryReader)
const Legend = later(async () => (await import('../Legend.tsx')).Legend)
const MapControls = later(async () => (await import('../controls/MapControls.tsx')).MapControls)
const HoverLine = later(async () => (await import('../HoverLine.tsx')).HoverLine)
const MarkList = later(async () => (await import('../MarkList.tsx')).MarkList)
const Spoken = later(async () => (await import('../Spoken.tsx')).Spoken)

/** A map inside another page: what was chosen of the app, what it says in a sentence, and the way to all of it. */
export function EmbedPage({ store, ...page }: { store: Store; options: EmbedOptions } & MapStart) {
  const { host, still } = page.options
  useEffect(() => {
    const stops = [runPlayer(store)]
    if (!still) stops.push(listenToKeys(store, { isGuest: true }))
    // A frame that was opened by itself has no host: its messages would come back to it.
    if (host !== null && parent !== window) stops.push(talkWithHost(store, host))
    return () => stops.forEach((stop) => stop())
  }, [store, host, still])
  return (
    <StoreContext.Provider value={store}>
      <Guard>
        <Page {...page} />
      </Guard>
    </StoreContext.Provider>
  )
}

function Page({ options, ...map }: { options: EmbedOptions } & MapStart) {
  const theme = useTheme()
  const isMapThere = useSelect((state) => state.mapStatus !== 'failed')
  const isCardOpen = useSelect((state) => selectedOf(state) !== null)
  const isStory = useSelect((state) => readingOf(state) !== null)
  const { parts, still } = options
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return (
    <div className="embed" data-story={isStory || undefined}>
      <Headline />
      <MapStage {...map} hands={still ? 'none' : 'guest'}>
        {!isStory && <h1 className="visually-hidden">{details().embed.heading}</h1>}
        <Suspense fallback={null}>
          {isMapThere && !still && parts.includes('controls') && <MapControls isGuest />}
          {isMapThere && parts.includes('legend') && <Legend />}
          <HoverLine />
          {isMapThere && !still && <MarkList />}
        </Suspense>
        <Notices />
        <p className="credit">Natural Earth · GeoNames</p>
      </MapStage>
      <Suspense fallback={null}>{isStory && <StoryReader isGuest />}</Suspense>
      <Suspense fallback={null}>{isCardOpen && !isStory && <Card isGuest />}</Suspense>
      {parts.includes('timeline') && !isStory && <Room isStill={still}>{<Timeline isGuest />}</Room>}
      <Foot />
      <Suspense fallback={null}>
        <Spoken />
      </Suspense>
    </div>
  )
}

const Room = ({ isStill, children }: { isStill: boolean; children: ReactNode }): ReactNode => (
  <div className="embed-timeline" inert={isStill}>
    {children}
  </div>
)

/** The whole app with the same view, beside this page in the same folder. */
const fullView = (state: AppState): string => `./${fragmentOf(state)}`

function Foot() {
  const href = useSettled(fullView, {})
  const { embed } = details()
  return (
    <footer className="embed-foot">
      <span>{details().card.guilt}</span>
      <a href={href} hrefLang="en" target="_blank" rel="noopener noreferrer">
        {embed.full}
        <span className="visually-hidden"> {embed.fullHint}</span>
      </a>
    </footer>
  )
}
