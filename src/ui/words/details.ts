import type { Details } from './englishDetails.ts'
import { englishDetails } from './englishDetails.ts'
import { spokenCatalogue } from './words.ts'

/** Words of what comes after the first view, in the language of the page. */
export const details = (): Details => spokenCatalogue()?.details ?? englishDetails
