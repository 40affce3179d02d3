import { useEffect, useState } from 'react'
import type { Theme } from '../../domain/view.ts'
import { THEMES } from '../../domain/view.ts'
import type { EmbedPart } from '../../share/embed.ts'
import { EMBED_PARTS } from '../../share/embed.ts'
import { LIMITS } from '../../share/fields.ts'
import type { Language } from '../../share/languages.ts'
import { LANGUAGES } from '../../share/languages.ts'
import { ownIncidents } from '../../state/desk.ts'
import { headlineOf } from '../../state/selectors.ts'
import type { SnippetKind } from '../embed/snippet.ts'
import { cameraFor, frameAddress, writeSnippet } from '../embed/snippet.ts'
import { linkOf } from '../linkOf.ts'
import { useDispatch, useSelect } from '../store.ts'
import { Choices } from './Choices.tsx'
import { CopyField } from './CopyField.tsx'
import { Dialog } from './Dialog.tsx'
import { usePacking } from './usePacking.ts'
import { loadCatalogue } from '../words/catalogues.ts'
import { english } from '../words/english.ts'
import { englishDetails } from '../words/englishDetails.ts'
import type { Catalogue } from '../words/words.ts'

const PART_WORDS: Readonly<Record<EmbedPart, string>> = {
  timeline: 'Timeline',
  legend: 'Legend',
  controls: 'Zoom buttons',
}

const THEME_WORDS: Readonly<Record<Theme, string>> = {
  system: "As the reader's system",
  light: 'Paper',
  dark: 'Night desk',
}

const HEIGHTS = { least: 240, most: 2000 }
const POSTER = 'dateline-map.png'

/** Whether nobody but the person here can reach this copy of the app. */
const isOnlyHere = (): boolean => /^(?:localhost|127\.|\[::1\]|.*\.localhost$)/.test(location.hostname)

/** What an article needs to show this view, and how it will look there. */
export function EmbedDialog() {
  const dispatch = useDispatch()
  const view = useSelect((state) => state.view)
  const tally = useSelect(headlineOf)
  const desk = useSelect((state) => state.desk)
  const shared = useSelect((state) => state.shared)
  const showing = useSelect((state) => state.showing)
  const file = useSelect((state) => state.dataset.file)
  const own = shared || file ? [] : ownIncidents(desk)
  const packing = usePacking(desk, own.length > 0)
  const [kind, setKind] = useState<SnippetKind>('frame')
  const [parts, setParts] = useState<readonly EmbedPart[]>(EMBED_PARTS)
  const [mode, setMode] = useState<'live' | 'still'>('live')
  const [theme, setTheme] = useState<Theme>(view.theme)
  const [height, setHeight] = useState(560)
  const [hasPoster, setHasPoster] = useState(false)
  const [map] = useState(mapSize)
  const [words, setWords] = useState<Catalogue>({ ...english, details: englishDetails })
  const [lang, setLang] = useState<Language>('en')
  useEffect(() => {
    let isCurrent = true
    loadCatalogue(lang).then(
      (catalogue) => isCurrent && setWords(catalogue),
      // The title of the snippet stays as it was; the frame asks for its words itself.
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [lang])
  if (file)
    return (
      <Dialog title="Put this view into a page">
        <p>
          What is shown comes from <b>{file.name}</b> on your own disk, which no page can show to others. A picture of
          it can be made, under <i>Picture</i>.
        </p>
      </Dialog>
    )
  const packed = packing?.kind === 'done' ? { data: packing.data, only: showing === 'own' } : null
  const camera = cameraFor(view.camera, map, height, parts.includes('timeline'))
  const link = linkOf({ ...view, theme, camera, panel: 'list' }, shared?.carried ?? packed)
  const options = { parts, still: mode === 'still', lang }
  const title = words.details.embed.title(words.window(view.window, view.mode), words.tally(tally))
  const snippet = writeSnippet({ kind, link, options, height, title, poster: hasPoster ? POSTER : '' })
  const isTooLong = link.length - link.indexOf('#') > LIMITS.link
  return (
    <Dialog title="Put this view into a page">
      <Choices
        legend="As"
        name="embed-kind"
        options={[
          { value: 'frame', label: 'A frame, for any system' },
          { value: 'element', label: 'An element, for scripts' },
        ]}
        value={kind}
        onChange={setKind}
      />
      <Choices
        legend="Readers can"
        name="embed-mode"
        options={[
          { value: 'live', label: 'Move and play it' },
          { value: 'still', label: 'Only look at it' },
        ]}
        value={mode}
        onChange={setMode}
      />
      <Choices
        legend="Colours"
        name="embed-theme"
        options={THEMES.map((value) => ({ value, label: THEME_WORDS[value] }))}
        value={theme}
        onChange={setTheme}
      />
      <fieldset className="radios">
        <legend>With</legend>
        <div className="radios-row">
          {EMBED_PARTS.map((part) => (
            <label key={part} className="radio">
              <input
                type="checkbox"
                checked={parts.includes(part)}
                onChange={() => setParts(EMBED_PARTS.filter((one) => (one === part) !== parts.includes(one)))}
              />
              <span>{PART_WORDS[part]}</span>
            </label>
          ))}
          <label className="radio">
            <input type="checkbox" checked={hasPoster} onChange={() => setHasPoster(!hasPoster)} />
            <span>A picture until it is loaded</span>
          </label>
        </div>
      </fieldset>
      <label className="embed-height">
        Language{' '}
        <select value={lang} onChange={({ target }) => setLang(target.value as Language)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="embed-height">
        Height, pixels{' '}
        <input
          type="number"
          min={HEIGHTS.least}
          max={HEIGHTS.most}
          step={20}
          defaultValue={height}
          onChange={({ target }) => {
            if (target.validity.valid && target.value !== '') setHeight(target.valueAsNumber)
          }}
        />
      </label>
      {hasPoster && (
        <p className="quiet">
          <button
            type="button"
            className="link-button"
            onClick={() => dispatch((state) => ({ ...state, dialog: 'image' }))}
          >
            Make a picture
          </button>{' '}
          of this view, put it beside your page as {POSTER}, or change the name in the text below.
        </p>
      )}
      {packing?.kind === 'busy' ? (
        <p role="status">Packing your incidents …</p>
      ) : packing?.kind === 'failed' ? (
        <p role="alert">Your incidents could not be packed: {packing.reason}.</p>
      ) : isTooLong ? (
        <p role="alert">With your incidents the address is too long. Show fewer of them, or export them as a file.</p>
      ) : (
        <>
          <CopyField label="Snippet" text={snippet} rows={7} />
          {isOnlyHere() && (
            <p className="share-unseen" role="note">
              This copy of Dateline runs on your own computer, where nobody else can see it. Put the folder{' '}
              <code>dist</code> on a web server, open it there, and copy the snippet from there.
            </p>
          )}
          <h3>As it will look in a column of text</h3>
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of this very app, which keeps its own policy */}
          <iframe
            key={snippet}
            className="embed-preview"
            title="Preview"
            src={frameAddress(link, options)}
            height={height}
          />
        </>
      )}
      <p className="quiet">
        The headline, the credits and the way to the sources are always there. One finger and the wheel go on scrolling
        the article; two fingers, Ctrl with the wheel, or a double click move the map.{' '}
        {own.length > 0 && 'Your own accepted incidents are in the address itself.'}
        {lang !== 'en' &&
          ' What the reports say, and the names on the map, stay in English. The translation was made without a native reader’s check.'}
      </p>
    </Dialog>
  )
}

/** Width and height of the page's map, CSS pixels. */
function mapSize(): readonly [width: number, height: number] {
  const box = document.querySelector('.map-canvas')?.getBoundingClientRect()
  return box ? [Math.max(1, box.width), Math.max(1, box.height)] : [1080, 700]
}
