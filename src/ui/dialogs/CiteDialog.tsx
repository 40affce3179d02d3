import { useMemo, useState } from 'react'
import type { CitationStyle } from '../../io/cite/styles.ts'
import { STYLES } from '../../io/cite/styles.ts'
import { citedOf } from '../cited.ts'
import { fileName, saveFile } from '../saveFile.ts'
import { useAppStore } from '../store.ts'
import { Choices } from './Choices.tsx'
import { CopyField } from './CopyField.tsx'
import { Dialog } from './Dialog.tsx'

/** A citation of the selected report, or of everything on the screen, with its sources, to copy or to download. */
export function CiteDialog() {
  const store = useAppStore()
  // What stood on the screen when the dialog was opened: nothing behind it moves.
  const { references, isOneReport } = useMemo(() => citedOf(store.getState()), [store])
  const [name, setName] = useState<CitationStyle['name']>('text')
  const style = STYLES.find((candidate) => candidate.name === name)!
  const text = useMemo(() => style.write(references), [style, references])
  const save = (): void =>
    saveFile(
      fileName('citation', store.getState().view.window, style.extension),
      new Blob([text], { type: `${style.mediaType};charset=utf-8` }),
    )
  return (
    <Dialog title={isOneReport ? 'Cite this report' : 'Cite this view'}>
      <Choices
        legend="Format"
        name="citation-style"
        options={STYLES.map((candidate) => ({ value: candidate.name, label: candidate.label }))}
        value={name}
        onChange={setName}
      />
      <CopyField label="Citation" rows={12} text={text}>
        <button type="button" className="text-button" onClick={save}>
          Download .{style.extension}
        </button>
      </CopyField>
      <p className="quiet">
        {style.label} {style.purpose}. Counts keep the bounds of the reports. Whoever opens the address sees this view;
        the same page has the same key in every citation.
      </p>
    </Dialog>
  )
}
