import type { DialogName } from '../../state/appState.ts'
import { AboutDialog } from './AboutDialog.tsx'
import { CiteDialog } from './CiteDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { ProblemsDialog } from './ProblemsDialog.tsx'
import { ShareDialog } from './ShareDialog.tsx'

const DIALOGS: Readonly<Record<DialogName, () => React.ReactNode>> = {
  about: AboutDialog,
  cite: CiteDialog,
  keys: KeysDialog,
  problems: ProblemsDialog,
  share: ShareDialog,
}

/** Loaded when the first dialog is opened. */
export default function Dialogs({ name }: { name: DialogName }) {
  const Named = DIALOGS[name]
  return <Named key={name} />
}
