import { useEffect, useState } from 'react'
import { formatNumber, windowInWords } from '../../domain/describe.ts'
import { isFiltering } from '../../domain/filter.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Carried } from '../../share/carried.ts'
import { writeCarried } from '../../share/carried.ts'
import { LIMITS } from '../../share/fields.ts'
import { writeLink } from '../../share/link.ts'
import type { AppState } from '../../state/appState.ts'
import { ownIncidents } from '../../state/desk.ts'
import { headlineOf, hiddenByFilters } from '../../state/selectors.ts'
import { tallyInWords } from '../Headline.tsx'
import { useDispatch, useSelect } from '../store.ts'
import { CopyField } from './CopyField.tsx'
import { Dialog } from './Dialog.tsx'

/** The address of exactly this view, with what it carries. */
export function linkOf(view: AppState['view'], carried: Carried | null): string {
  const { origin, pathname, search } = location
  return `${origin}${pathname}${search}#${writeLink(view)}${carried ? writeCarried(carried) : ''}`
}

/** Longest link that still takes the quotes behind the fields along. */
const ROOM_FOR_QUOTES = 32_768

/** Lengths at which programs begin to cut links, as docs/link-format.md has them. */
const EVERYWHERE = 2_000
const MOST_CHATS = 4_000

/** What of one's own is packed: the text of the field `data`, or what is known of it by now. */
type Packing = { kind: 'busy' } | { kind: 'failed'; reason: string } | { kind: 'done'; data: string; quotes: boolean }

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
        {tallyInWords(tally)}
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
          opened. Export them under <i>Your reports</i> and hand the file on, or share the view alone.
        </p>
      ) : (
        <>
          <CopyField label="Link" text={link} />
          <p className="quiet">{lengthInWords(link.length)}</p>
        </>
      )}
      <NotSeen
        own={withOwn ? 0 : own.length}
        noQuotes={packing?.kind === 'done' && !packing.quotes && own.some(({ evidence }) => evidence.length > 0)}
      />
      <p>
        Several views and what you have to say about them go together as a{' '}
        <button
          type="button"
          className="link-button"
          onClick={() => dispatch((state) => ({ ...state, dialog: null, isDeskOpen: false, writing: 'page' }))}
        >
          story
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

/** Packs one's own incidents when asked to; null where not. */
export function usePacking(desk: AppState['desk'], isAsked: boolean): Packing | null {
  const [last, setLast] = useState<{ desk: AppState['desk']; packing: Packing } | null>(null)
  useEffect(() => {
    if (!isAsked) return
    let isLate = false
    const end = (packing: Packing): void => {
      if (!isLate) setLast({ desk, packing })
    }
    packOwn(ownIncidents(desk)).then(
      (done) => end({ kind: 'done', ...done }),
      (error: unknown) => end({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    )
    return () => void (isLate = true)
  }, [desk, isAsked])
  if (!isAsked) return null
  return last?.desk === desk ? last.packing : { kind: 'busy' }
}

/** With the quotes where they fit. */
async function packOwn(own: readonly Incident[]): Promise<{ data: string; quotes: boolean }> {
  const { packIncidents } = await import('../../state/shared.ts')
  const withQuotes = await packIncidents(own, true).catch((error: unknown) => {
    if (error instanceof RangeError) return null
    throw error
  })
  if (withQuotes && withQuotes.length <= ROOM_FOR_QUOTES) return { data: withQuotes, quotes: true }
  return { data: await packIncidents(own, false), quotes: false }
}
