import nationalities from 'i18n-nationality/langs/en.json' with { type: 'json' }

/** Demonyms that the list spells in one way only, by alpha-2: plurals and the other usual adjective. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  GB: ['British', 'Briton', 'Britons'],
  CN: ['Chinese'],
  PH: ['Filipino', 'Philippine', 'Filipina'],
  TH: ['Thai'],
  MM: ['Burmese', 'Myanmarese'],
  AR: ['Argentine', 'Argentinian'],
  KH: ['Khmer'],
}

/** Country (alpha-2) of each English demonym, singular and plural. */
export const countryOfDemonym: ReadonlyMap<string, string> = new Map(
  [
    ...Object.entries(nationalities.nationalities),
    ...Object.entries(MORE).flatMap(([code, words]) => words.map((word): [string, string] => [code, word])),
  ].flatMap(([code, word]) => [[word, code] as const, [`${word}s`, code] as const]),
)
