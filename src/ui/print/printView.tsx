import { flushSync } from 'react-dom'
import type { Root } from 'react-dom/client'
import { createRoot } from 'react-dom/client'
import { referencesOf } from '../../io/cite/reference.ts'
import type { AppState } from '../../state/appState.ts'
import type { Store } from '../../state/store.ts'
import { citedView, shownOf, totalsOf } from '../cited.ts'
import { mapCommands } from '../commands.ts'
import { todayCivil } from '../today.ts'
import { PrintPage } from './PrintPage.tsx'
import '../styles/print.css'

/** The map on paper: light, wider than high, and sharp at 300 dots an inch over 18 cm. */
const FRAME = { theme: 'light', width: 1000, height: 620, pixelRatio: 2 } as const

let isUnderWay = false

/**
 * Lays the view out for paper and opens the browser's print dialog. A WebGL canvas prints empty, so the map is drawn
 * into a picture first; where that fails, the page is printed without, and a notice says why.
 */
export async function printView(store: Store): Promise<void> {
  if (isUnderWay) return
  isUnderWay = true
  const { picture, state } = await drawMap(store)
  const holder = document.createElement('div')
  const root = createRoot(holder)
  const end = (): void => {
    isUnderWay = false
    root.unmount()
    holder.remove()
    document.documentElement.toggleAttribute('data-print', false)
    if (picture) URL.revokeObjectURL(picture)
  }
  try {
    await layOut(state, picture, { holder, root })
  } catch (error) {
    end()
    return tell(
      store,
      `The page could not be laid out for print: ${reasonOf(error)}.`,
      'Try again, or export the table.',
    )
  }
  addEventListener('afterprint', end, { once: true })
  print()
}

async function layOut(
  state: AppState,
  picture: string | null,
  { holder, root }: { holder: HTMLElement; root: Root },
): Promise<void> {
  document.body.append(holder)
  document.documentElement.toggleAttribute('data-print', true)
  const { year, month, day } = todayCivil()
  const incidents = [...shownOf(state), ...totalsOf(state)]
  const references = referencesOf(citedView(state), incidents, [year, month, day])
  flushSync(() => root.render(<PrintPage state={state} references={references} picture={picture} />))
  await holder.querySelector('img')?.decode()
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown reason')

const tell = (store: Store, message: string, advice: string): void =>
  store.dispatch((current) => ({
    ...current,
    notices: [...current.notices, { code: 'print', path: 'print', message, advice }],
  }))

async function drawMap(store: Store): Promise<{ picture: string | null; state: AppState }> {
  const state = store.getState()
  try {
    const still = await mapCommands()?.still(FRAME)
    if (!still) return { picture: null, state }
    const blob = await new Promise<Blob | null>((resolve) => still.canvas.toBlob(resolve, 'image/png'))
    // The camera of the page stays in the address; the sums are those of the printed frame.
    const shown = { ...still.state, view: state.view }
    return { picture: blob && URL.createObjectURL(blob), state: shown }
  } catch (error) {
    tell(
      store,
      `The map could not be drawn for the printed page: ${reasonOf(error)}. The rest was printed.`,
      'Try again, or take the picture as an image.',
    )
    return { picture: null, state }
  }
}
