import type { Problem } from '../domain/problem.ts'
import type { View } from '../domain/view.ts'
import { hasField } from '../lib/fragment.ts'
import type { OpenStory, Shared } from '../state/appState.ts'
import { defaultView } from '../state/appState.ts'
import type { Collection } from '../state/dataset.ts'
import type { Seeds } from '../state/seeds.ts'
import { elsewhere } from './elsewhere.ts'

export async function loadSeeds(): Promise<Seeds> {
  const response = await fetch(new URL('data/seeds.json', document.baseURI))
  if (!response.ok) throw new Error(`data/seeds.json answered ${response.status} ${response.statusText}`)
  return (await response.json()) as Seeds
}

interface Opened {
  dataset: Collection
  view: View
  notices: Problem[]
  shared: Shared | null
  story: OpenStory | null
}

/** What an address asks for; without a link the code that reads links is not needed yet. */
export async function openAddress(fragment: string, home: Collection): Promise<Opened> {
  if (fragment.length < 2)
    return { dataset: home, view: defaultView(home.extent), notices: [], shared: null, story: null }
  if (hasField(fragment, 'story')) return (await import('./story/storyDoor.tsx')).startWithStory(fragment, home)
  const [{ openView }, { carriedIn }] = await Promise.all([
    import('../state/openView.ts'),
    import('../share/carried.ts'),
  ])
  const carried = carriedIn(fragment)
  const opened = carried && (await (await import('../state/openShared.ts')).openShared(carried, home, elsewhere))
  const dataset = opened?.dataset ?? home
  const { view, problems } = openView(fragment, dataset)
  return {
    dataset,
    view,
    notices: [...problems, ...(opened?.problems ?? [])],
    shared: opened?.shared ?? null,
    story: null,
  }
}

/** Without data there is nothing to show; say what is missing instead of a blank page. */
export function showFailure(error: unknown): void {
  const root = document.getElementById('root')!
  const box = document.createElement('div')
  box.className = 'failure'
  box.setAttribute('role', 'alert')
  const title = document.createElement('h1')
  title.textContent = 'Dateline could not start'
  const text = document.createElement('p')
  text.textContent = `The reports could not be loaded: ${error instanceof Error ? error.message : String(error)}. Reload the page; if that does not help, the copy of the app on this server is incomplete.`
  box.append(title, text)
  root.replaceChildren(box)
}
