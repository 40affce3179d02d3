import type { ComponentType } from 'react'
import { lazy } from 'react'
import type { DialogName } from '../../state/appState.ts'
import { AboutDialog } from './AboutDialog.tsx'
import { ProblemsDialog } from './ProblemsDialog.tsx'
import { ShareDialog } from './ShareDialog.tsx'

const DIALOGS: Readonly<Record<DialogName, ComponentType>> = {
  about: AboutDialog,
  problems: ProblemsDialog,
  share: ShareDialog,
  actions: lazy(() => import('./ActionsDialog.tsx').then((module) => ({ default: module.ActionsDialog }))),
  embed: lazy(() => import('./EmbedDialog.tsx').then((module) => ({ default: module.EmbedDialog }))),
  cite: lazy(() => import('./CiteDialog.tsx').then((module) => ({ default: module.CiteDialog }))),
  export: lazy(() => import('./ExportDialog.tsx').then((module) => ({ default: module.ExportDialog }))),
  image: lazy(() => import('./ImageDialog.tsx').then((module) => ({ default: module.ImageDialog }))),
  drawing: lazy(() => import('./ImageDialog.tsx').then((module) => ({ default: module.DrawingDialog }))),
  film: lazy(() => import('./ImageDialog.tsx').then((module) => ({ default: module.FilmDialog }))),
  story: lazy(() => import('./StoryDialog.tsx').then((module) => ({ default: module.StoryDialog }))),
  keys: lazy(() => import('./KeysDialog.tsx').then((module) => ({ default: module.KeysDialog }))),
}

/** Loaded when the first dialog is opened; what is seldom opened, when it is. */
export default function Dialogs({ name }: { name: DialogName }) {
  const Named = DIALOGS[name]
  return <Named key={name} />
}
