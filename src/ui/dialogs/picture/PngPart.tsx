import { useState } from 'react'
import { makePicture } from '../../image/makePicture.ts'
import type { PictureOptions } from '../../image/makePicture.ts'
import { SHAPES } from '../../image/plan.ts'
import { fileName, saveFile } from '../../saveFile.ts'
import { useAppStore } from '../../store.ts'
import { Choices } from '../Choices.tsx'
import type { PartProps } from './part.ts'
import { reasonOf } from './part.ts'
import { Preview } from './Preview.tsx'

type Ratio = '1' | '2' | '3'

interface Made {
  options: PictureOptions
  blob: Blob
}

/** A picture of the view as pixels. */
export function PngPart({ shape, theme }: PartProps) {
  const store = useAppStore()
  const [ratio, setRatio] = useState<Ratio>('2')
  const [made, setMade] = useState<Made | null>(null)
  const [answer, setAnswer] = useState('')
  const [isDrawing, setDrawing] = useState(false)
  const { width, height } = SHAPES[shape]
  const make = async (): Promise<void> => {
    const options: PictureOptions = { shape, theme, ratio: Number(ratio) as PictureOptions['ratio'] }
    setDrawing(true)
    setAnswer('Drawing …')
    try {
      const blob = await makePicture(store, options)
      setMade({ options, blob })
      setAnswer('')
    } catch (error) {
      setAnswer(`No picture: ${reasonOf(error)}. Try a smaller size.`)
    } finally {
      setDrawing(false)
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
  return (
    <>
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
      {made && <Preview blob={made.blob} />}
      <p className="quiet">
        With the headline, timeline, legend, publishers and the address of this view. A frame of another shape shows
        more of the map around it, and the sums in the picture follow what it shows.
      </p>
    </>
  )
}
