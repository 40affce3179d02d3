import type { Details } from './englishDetails.ts'
import type { Words } from './english.ts'
import { english } from './english.ts'

/** All that a map in another page says, in one language. */
export interface Catalogue extends Words {
  details: Details
}

let spoken: Catalogue | null = null

/** The catalogue of the page; null while it speaks English, whose words are loaded with what they are for. */
export const spokenCatalogue = (): Catalogue | null => spoken

/** Words of the first view, in the language of the page. */
export const words = (): Words => spoken ?? english

/** Makes the page speak a language. Once, before anything is drawn: nothing that stands already is written anew. */
export function speak(catalogue: Catalogue | null): void {
  spoken = catalogue
  document.documentElement.lang = words().lang
}

/** `lang` of what is written in English whatever the page speaks. */
export const englishPart = (): 'en' | undefined => (spoken ? 'en' : undefined)
