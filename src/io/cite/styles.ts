import { writeBibtex } from './bibtex.ts'
import { writeCsl } from './csl.ts'
import { writePlain } from './plain.ts'
import type { Reference } from './reference.ts'
import { writeRis } from './ris.ts'

/** A way to write references down. */
export interface CitationStyle {
  name: 'text' | 'bibtex' | 'ris' | 'csl'
  label: string
  /** For whom it is, in a few words. */
  purpose: string
  /** End of a file's name, without the dot. */
  extension: string
  mediaType: string
  write: (references: readonly Reference[]) => string
}

/** The styles that are offered, the most common one first. A new one is an entry here. */
export const STYLES: readonly CitationStyle[] = [
  {
    name: 'text',
    label: 'Text',
    purpose: 'for a footnote or a mail',
    extension: 'txt',
    mediaType: 'text/plain',
    write: writePlain,
  },
  {
    name: 'bibtex',
    label: 'BibTeX',
    purpose: 'for LaTeX; BibLaTeX reads it too',
    extension: 'bib',
    mediaType: 'application/x-bibtex',
    write: writeBibtex,
  },
  {
    name: 'ris',
    label: 'RIS',
    purpose: 'for Zotero, EndNote and Mendeley',
    extension: 'ris',
    mediaType: 'application/x-research-info-systems',
    write: writeRis,
  },
  {
    name: 'csl',
    label: 'CSL-JSON',
    purpose: 'for Pandoc and other citation processors',
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: writeCsl,
  },
]
