import { createRoot } from 'react-dom/client'
import { hasField } from './lib/fragment.ts'
import { initialState } from './state/appState.ts'
import { datasetOfSeeds } from './state/seeds.ts'
import { makeStore } from './state/store.ts'
import { prepareFor } from './state/tables.ts'
import { startBasemap } from './ui/canvas/basemap.ts'
import { loadSeeds, openAddress, showFailure } from './ui/openPage.ts'
import { speak } from './ui/words/words.ts'
import './ui/styles/index.css'
import './ui/styles/embed.css'

/** The door of a map inside another page: nothing that this browser keeps of one's own is opened or written here. */
async function start(): Promise<void> {
  const basemap = startBasemap('geo/world.pmtiles')
  // The app shares its first file with this door, and has no use for what only an embedded map needs.
  const page = import('./ui/embed/EmbedPage.tsx')
  const { readEmbed } = await import('./share/embed.ts')
  const { options, link, problems } = readEmbed(location.hash)
  const catalogue =
    options.lang === 'en'
      ? null
      : import('./ui/words/catalogues.ts')
          .then(({ loadCatalogue }) => loadCatalogue(options.lang))
          // The map in English says more than none.
          .catch(() => null)
  const home = datasetOfSeeds(await loadSeeds())
  const { dataset, view, notices, shared, story } = await openAddress(link, home)
  await prepareFor(dataset.incidents)
  const store = makeStore(initialState(dataset, view, [...problems, ...notices], shared, story))
  const { EmbedPage } = await page
  const spoken = await catalogue
  if (spoken) {
    speak(spoken)
    document.title = spoken.details.embed.page
  }
  const fitHome = story === null && !hasField(link, 'map')
  createRoot(document.getElementById('root')!).render(
    <EmbedPage store={store} options={options} basemap={basemap} fitHome={fitHome} />,
  )
}

start().catch(showFailure)
