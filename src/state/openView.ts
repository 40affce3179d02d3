import type { Problem } from '../domain/problem.ts'
import type { Camera, View } from '../domain/view.ts'
import { readLink } from '../share/link.ts'
import { defaultView } from './appState.ts'
import type { Dataset } from './dataset.ts'

/**
 * The view that an address's fragment stands for with this data. A report that is not in the data is told of, and
 * nothing is selected. `camera` is kept where the link has none.
 */
export function openView(fragment: string, dataset: Dataset, camera?: Camera): { view: View; problems: Problem[] } {
  const { view, problems } = readLink(fragment, defaultView(dataset.extent, camera))
  if (view.selection === null || dataset.position.has(view.selection)) return { view, problems }
  const missing: Problem = {
    code: 'link.selection',
    path: 'link: sel',
    message: `The link is to the report “${view.selection}”, which is not in this data.`,
    advice: 'It may be in a newer version of the data. Reload the page, or search for it.',
  }
  return { view: { ...view, selection: null }, problems: [...problems, missing] }
}
