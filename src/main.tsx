import { createRoot } from 'react-dom/client'
import { hasField } from './lib/fragment.ts'
import { initialState } from './state/appState.ts'
import { datasetOfSeeds } from './state/seeds.ts'
import { makeStore } from './state/store.ts'
import { prepareFor } from './state/tables.ts'
import { App } from './ui/App.tsx'
import { startBasemap } from './ui/canvas/basemap.ts'
import { loadSeeds, openAddress, showFailure } from './ui/openPage.ts'
import './ui/styles/index.css'

async function start(): Promise<void> {
  const basemap = startBasemap('geo/world.pmtiles')
  const home = datasetOfSeeds(await loadSeeds())
  const { dataset, view, notices, shared, story } = await openAddress(location.hash, home)
  await prepareFor(dataset.incidents)
  const hasCamera = story !== null || hasField(location.hash, 'map')
  const store = makeStore(initialState(dataset, view, notices, shared, story))
  createRoot(document.getElementById('root')!).render(<App store={store} basemap={basemap} fitHome={!hasCamera} />)
}

start().catch(showFailure)
