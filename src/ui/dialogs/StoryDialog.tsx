import { useEffect, useMemo, useState } from 'react'
import { formatNumber } from '../../domain/describe.ts'
import type { Story } from '../../domain/story.ts'
import { finished, writeStory } from '../../io/story.ts'
import { LIMITS } from '../../share/fields.ts'
import { writeStoryLink } from '../../share/storyFields.ts'
import { ownIncidents } from '../../state/desk.ts'
import { packStory } from '../../state/packStory.ts'
import type { StoryKeeper } from '../../state/storyKeeper.ts'
import { fileName, saveFile } from '../saveFile.ts'
import { useSelect } from '../store.ts'
import { lackOf, useDraft, useDraftKeeper } from '../story/draft.ts'
import { CopyField } from './CopyField.tsx'
import { Dialog } from './Dialog.tsx'
import { lengthInWords } from './ShareDialog.tsx'
import { usePacking } from './usePacking.ts'

/** The story that is being written, as a link and as a file. */
export function StoryDialog() {
  const keeper = useDraftKeeper()
  return <Dialog title="Share your story">{keeper ? <Ways keeper={keeper} /> : <p role="status">Opening …</p>}</Dialog>
}

type Packed = { address: string } | { failure: string } | null

function Ways({ keeper }: { keeper: StoryKeeper }) {
  const draft = useDraft(keeper).now
  const story = useMemo(() => finished(draft), [draft])
  const desk = useSelect((state) => state.desk)
  const shared = useSelect((state) => state.shared)
  const only = useSelect((state) => state.showing === 'own')
  const own = shared ? [] : ownIncidents(desk)
  const [withOwn, setWithOwn] = useState(true)
  const packing = usePacking(desk, withOwn && own.length > 0)
  const packed = usePackedStory(story)
  const [saved, setSaved] = useState('')
  const lack = lackOf(story)
  if (lack) return <p>The story cannot be shared yet. {lack}</p>
  const carried = shared?.carried ?? (packing?.kind === 'done' ? { data: packing.data, only } : null)
  const { origin, pathname, search } = location
  const fragment = packed && 'address' in packed ? writeStoryLink({ address: packed.address, step: 0 }, carried) : ''
  const link = `${origin}${pathname}${search}#${fragment}`
  const save = (): void => {
    const name = fileName(`story-${slug(story)}`, null, 'json')
    saveFile(name, new Blob([writeStory(story, carried, 2), '\n'], { type: 'application/json' }))
    setSaved(`${name} is in your downloads.`)
  }
  return (
    <>
      <p>
        <b>{story.title}</b>, {story.steps.length === 1 ? 'one step' : `${story.steps.length} steps`}. Whoever opens the
        link reads it beside the map, which shows the same views; the numbers come from the data.
      </p>
      {own.length > 0 && (
        <label className="share-own">
          <input type="checkbox" checked={withOwn} onChange={() => setWithOwn(!withOwn)} />{' '}
          {own.length === 1
            ? 'With my own incident, inside the link and the file'
            : `With my ${formatNumber(own.length)} own incidents, inside the link and the file`}
        </label>
      )}
      {packing?.kind === 'failed' ? (
        <p role="alert">Your incidents could not be packed: {packing.reason}. The story goes without them.</p>
      ) : null}
      {packed === null || packing?.kind === 'busy' ? (
        <p role="status">Packing the story into the link …</p>
      ) : 'failure' in packed ? (
        <p role="alert">The story does not go into a link: {packed.failure}. Save it as a file and hand that on.</p>
      ) : fragment.length > LIMITS.link ? (
        <p role="alert">
          The link would have {formatNumber(fragment.length)} characters; at most {formatNumber(LIMITS.link)} can be
          opened. Save the story as a file and hand that on, or shorten it.
        </p>
      ) : (
        <>
          <CopyField label="Link" text={link} />
          <p className="quiet">{lengthInWords(link.length)}</p>
        </>
      )}
      <div className="copy-row">
        <button type="button" className="text-button" disabled={packing?.kind === 'busy'} onClick={save}>
          Save as a file
        </button>
        <span role="status">{saved}</span>
      </div>
      <p className="quiet">
        The file is opened by dropping it on this page. Filters, days and selected reports of each step are in its view.
        Drafts of reports are not: accept them first. Everything is in the part after #, which browsers send to no
        server.
      </p>
    </>
  )
}

/** A part of the title that any system takes as the name of a file. */
const slug = ({ title }: Story): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'untitled'

function usePackedStory(story: Story): Packed {
  const [last, setLast] = useState<{ story: Story; packed: Packed } | null>(null)
  useEffect(() => {
    let isLate = false
    const end = (packed: Packed): void => {
      if (!isLate) setLast({ story, packed })
    }
    packStory(story).then(
      (address) => end({ address }),
      (error: unknown) => end({ failure: error instanceof Error ? error.message : String(error) }),
    )
    return () => void (isLate = true)
  }, [story])
  return last?.story === story ? last.packed : null
}
