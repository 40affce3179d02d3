import { useEffect, useState } from 'react'
import { makePicture } from '../image/makePicture.ts'
import type { PictureOptions } from '../image/makePicture.ts'
import type { Shape } from '../image/plan.ts'
import { SHAPES } from '../image/plan.ts'
import { fileName, saveFile } from '../saveFile.ts'
import { useAppStore } from '../store.ts'
import { useTheme } from '../theme.ts'
import { Choices } from './Choices.tsx'
import { Dialog } from './Dialog.tsx'

type Ratio = '1' | '2' | '3'

interface Made {
  options: PictureOptions
  blob: Blob
  url: string
}

/** A picture of the view for a newspaper, a slide or a phone, as PNG. */
export function ImageDialog() {
  const store = useAppStore()
  const [shape, setShape] = useState<Shape>('wide')
  const [theme, setTheme] = useState<'light' | 'dark'>(useTheme())
  const [ratio, setRatio] = useState<Ratio>('2')
  const [made, setMade] = useState<Made | null>(null)
  const [answer, setAnswer] = useState('')
  useEffect(
    () => () => {
      if (made) URL.revokeObjectURL(made.url)
    },
    [made],
  )
  const { width, height } = SHAPES[shape]
  const make = async (): Promise<void> => {
    const options: PictureOptions = { shape, theme, ratio: Number(ratio) as PictureOptions['ratio'] }
    setAnswer('Drawing …')
    try {
      const blob = await makePicture(store, options)
      setMade({ options, blob, url: URL.createObjectURL(blob) })
      setAnswer('')
    } catch (error) {
      setAnswer(`No picture: ${error instanceof Error ? error.message : 'unknown reason'}. Try a smaller size.`)
    }
  }
  const save = ({ options, blob }: Made): void =>
    saveFile(
      fileName(
        `picture-${SHAPES[options.shape].file}-${options.theme}-${options.ratio}x`,
        store.getState().view.window,
        'png',
      ),
      blob,
    )
  const isDrawing = answer === 'Drawing …'
  return (
    <Dialog title="Make a picture">
      <Choices
        legend="Shape"
        name="image-shape"
        options={(Object.keys(SHAPES) as Shape[]).map((value) => ({ value, label: SHAPES[value].label }))}
        value={shape}
        onChange={setShape}
      />
      <Choices
        legend="Colours"
        name="image-theme"
        options={[
          { value: 'light', label: 'Paper' },
          { value: 'dark', label: 'Night desk' },
        ]}
        value={theme}
        onChange={setTheme}
      />
      <Choices
        legend="Size"
        name="image-ratio"
        options={(['1', '2', '3'] as const).map((value) => ({
          value,
          label: `${width * Number(value)} × ${height * Number(value)}`,
        }))}
        value={ratio}
        onChange={setRatio}
      />
      <div className="copy-row">
        <button type="button" className="primary-button" disabled={isDrawing} onClick={() => void make()}>
          {made ? 'Draw again' : 'Draw the picture'}
        </button>
        {made && (
          <button type="button" className="primary-button" disabled={isDrawing} onClick={() => save(made)}>
            Download PNG
          </button>
        )}
        <span role="status">{answer}</span>
      </div>
      {made && <img className="image-preview" src={made.url} alt="As it will be saved" />}
      <p className="quiet">
        With the headline, timeline, legend, publishers and the address of this view. A frame of another shape shows
        more of the map around it, and the sums in the picture follow what it shows.
      </p>
    </Dialog>
  )
}
