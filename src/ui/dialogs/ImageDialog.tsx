import { useState } from 'react'
import type { Shape } from '../image/plan.ts'
import { SHAPES } from '../image/plan.ts'
import { useTheme } from '../theme.ts'
import { Choices } from './Choices.tsx'
import { Dialog } from './Dialog.tsx'
import { FilmPart } from './picture/FilmPart.tsx'
import { PngPart } from './picture/PngPart.tsx'
import { SvgPart } from './picture/SvgPart.tsx'

type Kind = 'png' | 'svg' | 'video'

const PARTS = { png: PngPart, svg: SvgPart, video: FilmPart }

/** The view for a newspaper, a slide or a phone: as pixels, as shapes, or as a video of its playback. */
function PictureDialog({ first }: { first: Kind }) {
  const [kind, setKind] = useState<Kind>(first)
  const [shape, setShape] = useState<Shape>('wide')
  const [theme, setTheme] = useState<'light' | 'dark'>(useTheme())
  const [isBusy, setBusy] = useState(false)
  const Part = PARTS[kind]
  return (
    <Dialog title="Make a picture or a video" keeps={isBusy}>
      <fieldset className="picture-choices" disabled={isBusy}>
        <Choices
          legend="As"
          name="picture-kind"
          options={[
            { value: 'png', label: 'PNG picture' },
            { value: 'svg', label: 'SVG drawing' },
            { value: 'video', label: 'Video of the playback' },
          ]}
          value={kind}
          onChange={setKind}
        />
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
      </fieldset>
      <Part shape={shape} theme={theme} onBusy={setBusy} />
    </Dialog>
  )
}

export const ImageDialog = () => <PictureDialog first="png" />
export const DrawingDialog = () => <PictureDialog first="svg" />
export const FilmDialog = () => <PictureDialog first="video" />
