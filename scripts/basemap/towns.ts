/**
 * Towns that reports of arrests name often and that Natural Earth leaves out. Written by hand: coordinates to a
 * hundredth of a degree (Bavet and Laukkai to a twentieth), spelling as in English-language newspapers.
 */
export interface Town {
  name: string
  lng: number
  lat: number
  /** On Natural Earth's scale: 0 is a world city, 10 the smallest. */
  rank: number
}

export const TOWNS: readonly Town[] = [
  { name: 'Sihanoukville', lng: 103.53, lat: 10.61, rank: 4 },
  { name: 'Poipet', lng: 102.56, lat: 13.66, rank: 6 },
  { name: 'Bavet', lng: 106.15, lat: 11.05, rank: 7 },
  { name: 'Myawaddy', lng: 98.51, lat: 16.69, rank: 7 },
  { name: 'Tachileik', lng: 99.88, lat: 20.45, rank: 7 },
  { name: 'Laukkai', lng: 98.75, lat: 23.7, rank: 7 },
]
