import { useState } from 'react'
import { formatNumber } from '../../../domain/describe.ts'
import { makeDrawing } from '../../image/makeDrawing.ts'
import { SHAPES } from '../../image/plan.ts'
import { fileName, saveFile } from '../../saveFile.ts'
import { useAppStore } from '../../store.ts'
import type { PartProps } from './part.ts'
import { reasonOf } from './part.ts'
import { Preview } from './Preview.tsx'

interface Made {
  name: string
  blob: Blob
}

/** The view as shapes and text, for a graphics desk. */
export function SvgPart({ shape, theme }: PartProps) {
  const store = useAppStore()
  const [made, setMade] = useState<Made | null>(null)
  const [answer, setAnswer] = useState('')
  const [isDrawing, setDrawing] = useState(false)
  const make = async (): Promise<void> => {
    setDrawing(true)
    setAnswer('Drawing …')
    try {
      const blob = await makeDrawing(store, { shape, theme })
      const name = fileName(`drawing-${SHAPES[shape].file}-${theme}`, store.getState().view.window, 'svg')
      setMade({ name, blob })
      setAnswer(`Drawn: ${formatNumber(Math.ceil(blob.size / 1000))} kB.`)
    } catch (error) {
      setAnswer(`No drawing: ${reasonOf(error)}.`)
    } finally {
      setDrawing(false)
    }
  }
  return (
    <>
      <div className="copy-row">
        <button type="button" className="primary-button" disabled={isDrawing} onClick={() => void make()}>
          {made ? 'Draw again' : 'Draw it'}
        </button>
        {made && (
          <button
            type="button"
            className="primary-button"
            disabled={isDrawing}
            onClick={() => saveFile(made.name, made.blob)}
          >
            Download SVG
          </button>
        )}
      </div>
      <p role="status">{answer}</p>
      {made && <Preview blob={made.blob} />}
      <p className="quiet">
        Discs, arcs, borders and timeline are shapes, and words are text, so that they can be changed in Inkscape or
        Illustrator. For the flat map, seen from straight above; names along rivers and borders are left out.
      </p>
    </>
  )
}
