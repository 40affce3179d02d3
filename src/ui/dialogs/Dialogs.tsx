import type { ComponentType } from 'react'
import type { DialogName } from '../../state/appState.ts'
import { AboutDialog } from './AboutDialog.tsx'
import { ProblemsDialog } from './ProblemsDialog.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { later } from '../later.tsx'

const DIALOGS: Readonly<Record<DialogName, ComponentType>> = {
  about: AboutDialog,
  problems: ProblemsDialog,
  share: ShareDialog,
  actions: later(async () => (await import('./ActionsDialog.tsx')).ActionsDialog),
  embed: later(async () => (await import('./EmbedDialog.tsx')).EmbedDialog),
  cite: later(async () => (await import('./CiteDialog.tsx')).CiteDialog),
  export: later(async () => (await import('./ExportDialog.tsx')).ExportDialog),
  image: later(async () => (await import('./ImageDialog.tsx')).ImageDialog),
  drawing: later(async () => (await import('./ImageDialog.tsx')).DrawingDialog),
  film: later(async () => (await import('./ImageDialog.tsx')).FilmDialog),
  story: later(async () => (await import('./StoryDialog.tsx')).StoryDialog),
  keys: later(async () => (await import('./KeysDialog.tsx')).KeysDialog),
}

/** Loaded when the first dialog is opened; what is seldom opened, when it is. */
export default function Dialogs({ name }: { name: DialogName }) {
  const Named = DIALOGS[name]
  return <Named key={name} />
}
