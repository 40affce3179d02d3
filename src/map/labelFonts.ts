import type { FontFacesSpecification } from 'maplibre-gl'

/** Unicode ranges of the subsets, as `unicode.json` of the packages gives them. */
const SUBSETS = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
} as const

type Subset = keyof typeof SUBSETS

interface Face {
  /** Family, weight and slant as in the names of the @fontsource files. */
  family: string
  variant: string
  subsets: readonly Subset[]
}

/** Names that `text-font` may use, and what they are made of. */
const FACES = {
  'Sans Regular': { family: 'source-sans-3', variant: '400-normal', subsets: ['latin', 'latin-ext', 'vietnamese'] },
  'Sans Semibold': { family: 'source-sans-3', variant: '600-normal', subsets: ['latin', 'latin-ext', 'vietnamese'] },
  'Serif Italic': { family: 'source-serif-4', variant: '400-italic', subsets: ['latin', 'latin-ext'] },
} as const satisfies Record<string, Face>

/** A name that `text-font` may use. */
export type LabelFont = keyof typeof FACES

const fileOf = ({ family, variant }: Face, subset: Subset): string => `${family}-${subset}-${variant}.woff2`

/** Every font file that map labels need, by name; built into `public/geo/fonts/` by scripts/basemap. */
export const LABEL_FONT_FILES: readonly string[] = Object.values(FACES).flatMap((face: Face) =>
  face.subsets.map((subset) => fileOf(face, subset)),
)

/**
 * The style's `font-faces`, in place of a `glyphs` URL. `folder` is the absolute URL of the fonts' folder, with a slash
 * at its end. A file that is missing is silent: labels fall back to the system's fonts.
 */
export function labelFontFaces(folder: string): FontFacesSpecification {
  return Object.fromEntries(
    Object.entries<Face>(FACES).map(([name, face]) => [
      name,
      face.subsets.map((subset) => ({
        url: `${folder}${fileOf(face, subset)}`,
        'unicode-range': SUBSETS[subset].split(','),
      })),
    ]),
  )
}
