import { useState } from 'react'
import { formatNumber, windowInWords } from '../../domain/describe.ts'
import { isFiltering } from '../../domain/filter.ts'
import { LIMITS } from '../../share/fields.ts'
import { ownIncidents } from '../../state/desk.ts'
import { headlineOf, hiddenByFilters } from '../../state/selectors.ts'
import { english } from '../words/english.ts'
import { linkOf } from '../linkOf.ts'
import { useDispatch, useSelect } from '../store.ts'
import { CopyField } from './CopyField.tsx'
import { Dialog } from './Dialog.tsx'
import { FileLink } from './FileLink.tsx'
import { usePacking } from './usePacking.ts'

/** Lengths at which programs begin to cut links, as docs/link-format.md has them. */
const EVERYWHERE = 2_000
const MOST_CHATS = 4_000

export function ShareDialog() {
  const dispatch = useDispatch()
  const view = useSelect((state) => state.view)
  const tally = useSelect(headlineOf)
  const desk = useSelect((state) => state.desk)
  const shared = useSelect((state) => state.shared)
  const showing = useSelect((state) => state.showing)
  const file = useSelect((state) => state.dataset.file)
  const own = shared || file ? [] : ownIncidents(desk)
  const [withOwn, setWithOwn] = useState(true)
  const packing = usePacking(desk, withOwn && own.length > 0)
  const only = showing === 'own'
  const packed = packing?.kind === 'done' ? { data: packing.data, only } : null
  const link = linkOf(view, shared?.carried ?? packed)
  const size = link.split('#')[1]!.length
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
        {english.tally(tally)}
        {isFiltering(view.filters) ? ', with the same filters' : ''}
        {view.selection ? ', and the selected report' : ''}.
      </p>
      {own.length > 0 && (
        <label className="share-own">
          <input type="checkbox" checked={withOwn} onChange={() => setWithOwn(!withOwn)} />{' '}
          {own.length === 1
            ? 'With my own incident, inside the link itself'
            : `With my ${formatNumber(own.length)} own incidents, inside the link itself`}
        </label>
      )}
      {packing?.kind === 'busy' ? (
        <p role="status">Packing your incidents into the link …</p>
      ) : packing?.kind === 'failed' ? (
        <p role="alert">
          Your incidents could not be packed: {packing.reason}. Export them under <i>Your reports</i> instead.
        </p>
      ) : size > LIMITS.link ? (
        <p role="alert">
          With your incidents the link has {formatNumber(size)} characters; at most {formatNumber(LIMITS.link)} can be
          opened. Share them as a file, or share the view alone.
        </p>
      ) : (
        <>
          <CopyField label="Link" text={link}>
            <button
              type="button"
              className="text-button"
              onClick={() => dispatch((state) => ({ ...state, dialog: 'embed' }))}
            >
              Put it into a page …
            </button>
          </CopyField>
          <p className="quiet">{lengthInWords(link.length)}</p>
        </>
      )}
      {own.length > 0 && withOwn && <FileLink own={own} view={view} only={only} />}
      <NotSeen
        own={withOwn ? 0 : own.length}
        noQuotes={packing?.kind === 'done' && !packing.quotes && own.some(({ evidence }) => evidence.length > 0)}
      />
      <p>
        Several views, and what you have to say of each, go together as{' '}
        <button
          type="button"
          className="link-button"
          onClick={() => dispatch((state) => ({ ...state, dialog: null, isDeskOpen: false, writing: 'page' }))}
        >
          a story
        </button>
        .
      </p>
      <p className="quiet">
        On a screen of another size the map shows more or less around the same middle, and the sums follow what it
        shows. Everything is in the part after #, which browsers do not send to any server. Days are calendar days
        without a time zone.
      </p>
    </Dialog>
  )
}

/** What whoever opens the link will not see; nothing is said where that is nothing. */
function NotSeen({ own, noQuotes }: { own: number; noQuotes: boolean }) {
  const drafts = useSelect((state) => [...state.desk.values()].filter(({ kind }) => kind === 'draft').length)
  const hidden = useSelect(hiddenByFilters)
  const isOwnOnly = useSelect((state) => state.showing === 'own')
  const lines = [
    own > 0 && `${formatNumber(own)} of your own: the box above leaves ${own === 1 ? 'it' : 'them'} out.`,
    drafts > 0 &&
      `${formatNumber(drafts)} ${drafts === 1 ? 'draft' : 'drafts'}: accept ${drafts === 1 ? 'it' : 'them'} first.`,
    hidden > 0 && `${formatNumber(hidden)} that your filters hide, until the filters are taken off.`,
    isOwnOnly && own === 0 && 'The collection: only your own incidents are shown.',
    noQuotes && 'The quotes behind your figures: the link would become too long. The exported file has them.',
  ].filter((line) => line !== false)
  if (lines.length === 0) return null
  return (
    <div className="share-unseen">
      <h3>What they will not see</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** Where a link of so many characters goes. */
export function lengthInWords(length: number): string {
  const words = `${formatNumber(length)} characters`
  if (length <= EVERYWHERE) return `${words}: goes everywhere.`
  if (length <= MOST_CHATS) return `${words}: too long for Discord and for a cell's link in Excel.`
  return `${words}: for mail, documents and web pages. Some chats cut links of more than 2,000 or 4,000 characters, so try it out.`
}
