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
  actions: later(
    () => import('./ActionsDialog.tsx'),
    (module) => module.ActionsDialog,
  ),
  embed: later(
    () => import('./EmbedDialog.tsx'),
    (module) => module.EmbedDialog,
  ),
  cite: later(
    () => import('./CiteDialog.tsx'),
    (module) => module.CiteDialog,
  ),
  export: later(
    () => import('./ExportDialog.tsx'),
    (module) => module.ExportDialog,
  ),
  image: later(
    () => import('./ImageDialog.tsx'),
    (module) => module.ImageDialog,
  ),
  drawing: later(
    () => import('./ImageDialog.tsx'),
    (module) => module.DrawingDialog,
  ),
  film: later(
    () => import('./ImageDialog.tsx'),
    (module) => module.FilmDialog,
  ),
  story: later(
    () => import('./StoryDialog.tsx'),
    (module) => module.StoryDialog,
  ),
  keys: later(
    () => import('./KeysDialog.tsx'),
    (module) => module.KeysDialog,
  ),
}

/** Loaded when the first dialog is opened; what is seldom opened, when it is. */
export default function Dialogs({ name }: { name: DialogName }) {
  const Named = DIALOGS[name]
  return <Named key={name} />
}
