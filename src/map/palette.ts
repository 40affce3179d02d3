/** Colours of one theme as `#RRGGBB`: the tokens of the page, and the basemap's own. */
export interface Palette {
  /** Panels, timeline; the paper around and inside marks. */
  page: string
  hairline: string
  /** Text; the third never under 18 px. */
  ink: string
  ink2: string
  ink3: string
  arrest: string
  deportation: string
  land: string
  /** Land of countries of which nothing was collected. */
  silent: string
  water: string
  /** Water along the coast, where it darkens a little, as on engraved maps. */
  shallows: string
  coast: string
  river: string
  countryLine: string
  provinceLine: string
  labelCountry: string
  labelPlace: string
  labelProvince: string
  labelWater: string
  /** Around the globe. */
  sky: string
  /** How much of the globe's atmosphere is mixed in, 0-1; on light ground little already glares. */
  atmosphere: number
}

export type Theme = 'light' | 'dark'

/** Paper and night desk. Every label colour has 4.5:1 on what it is printed on, both spot colours 3:1 on land and water. */
export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#FBF8F1',
    hairline: '#E3DBCB',
    ink: '#1D1B18',
    ink2: '#57514A',
    ink3: '#8A8276',
    arrest: '#B3391D',
    deportation: '#1F5582',
    land: '#F3EEE2',
    silent: '#E9E4DA',
    water: '#D6E1E4',
    shallows: '#C3D2D6',
    coast: '#9DB0B6',
    river: '#B9CCD2',
    countryLine: '#A79C89',
    provinceLine: '#D0C6B4',
    labelCountry: '#5A534A',
    labelPlace: '#2B2824',
    labelProvince: '#73695B',
    labelWater: '#486673',
    sky: '#E9EEEC',
    atmosphere: 0.06,
  },
  dark: {
    page: '#14171A',
    hairline: '#2A3036',
    ink: '#EDE7DB',
    ink2: '#B0A99C',
    ink3: '#7C776E',
    arrest: '#FF8D6B',
    deportation: '#84B6E6',
    land: '#1D2226',
    silent: '#191D20',
    water: '#0F1317',
    shallows: '#0A0D10',
    coast: '#46525B',
    river: '#2C3A44',
    countryLine: '#49525A',
    provinceLine: '#2B3238',
    labelCountry: '#B5AFA3',
    labelPlace: '#D6D0C4',
    labelProvince: '#8F8A80',
    labelWater: '#7C98A8',
    sky: '#1B2228',
    atmosphere: 0.15,
  },
}
