import { windowInWords } from '../../domain/describe.ts'
import { isFiltering } from '../../domain/filter.ts'
import { writeLink } from '../../share/link.ts'
import { ownIncidents } from '../../state/desk.ts'
import { headlineOf } from '../../state/selectors.ts'
import { tallyInWords } from '../Headline.tsx'
import { useSelect } from '../store.ts'
import { CopyField } from './CopyField.tsx'
import { Dialog } from './Dialog.tsx'

/** The address of exactly this view. */
export function linkOf(view: Parameters<typeof writeLink>[0]): string {
  const { origin, pathname, search } = location
  return `${origin}${pathname}${search}#${writeLink(view)}`
}

export function ShareDialog() {
  const view = useSelect((state) => state.view)
  const tally = useSelect(headlineOf)
  const file = useSelect((state) => state.dataset.file)
  const own = useSelect((state) => ownIncidents(state.desk).length)
  if (file)
    return (
      <Dialog title="Share this view">
        <p>
          What is shown comes from <b>{file.name}</b> on your own disk. A link cannot carry it, and nothing was sent
          anywhere: hand the file on, and whoever drops it on this page sees the same.
        </p>
      </Dialog>
    )
  return (
    <Dialog title="Share this view">
      <p>
        Whoever opens the link gets the same place, days and settings: {windowInWords(view.window, view.mode)},{' '}
        {tallyInWords(tally)}
        {isFiltering(view.filters) ? ', with the same filters' : ''}
        {view.selection ? ', and the selected report' : ''}.
      </p>
      <CopyField label="Link" text={linkOf(view)} />
      {own > 0 && (
        <p className="card-notes">
          {own === 1 ? 'Your own incident is' : `Your own ${own} incidents are`} not in the link: whoever opens it sees
          the collection alone. Export them under <i>Your reports</i> and hand the file on.
        </p>
      )}
      <p className="quiet">
        On a screen of another size the map shows more or less around the same middle, and the sums follow what it
        shows. Everything is in the part after #, which browsers do not send to any server. Days are calendar days
        without a time zone.
      </p>
    </Dialog>
  )
}
