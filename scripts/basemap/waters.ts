/**
 * Seas and oceans as label points. Written by hand from general knowledge, for places on the map where the name has
 * room; names are the ones of the IHO's "Limits of Oceans and Seas" (1953) or those in common English use.
 * No outline is implied, nor anybody's claim.
 */
export interface Water {
  name: string
  lng: number
  lat: number
  /** Zoom from which it is printed. */
  min: number
}

const OCEAN = 0
const SEA = 3
const GULF = 4
const STRAIT = 5

type Row = readonly [name: string, lng: number, lat: number, min: number]

const ROWS: readonly Row[] = [
  ['Pacific Ocean', -150, 22, OCEAN],
  ['Pacific Ocean', -125, -25, OCEAN],
  ['Pacific Ocean', 162, 18, OCEAN],
  ['Atlantic Ocean', -42, 30, OCEAN],
  ['Atlantic Ocean', -18, -22, OCEAN],
  ['Indian Ocean', 77, -20, OCEAN],
  ['Southern Ocean', 95, -58, 2],
  ['Arctic Ocean', -160, 76, 2],
  ['South China Sea', 114, 14.2, SEA],
  ['Philippine Sea', 131, 18, SEA],
  ['Bay of Bengal', 88.5, 14.5, SEA],
  ['Arabian Sea', 64, 15, SEA],
  ['East China Sea', 125, 29, SEA],
  ['Sea of Japan / East Sea', 135, 40, SEA],
  ['Sea of Okhotsk', 149, 54, SEA],
  ['Bering Sea', -178, 57.5, SEA],
  ['Coral Sea', 154, -17, SEA],
  ['Tasman Sea', 160, -38, SEA],
  ['Mediterranean Sea', 18, 34.5, SEA],
  ['Black Sea', 34, 43.3, SEA],
  ['Caspian Sea', 51, 41.5, SEA],
  ['Caribbean Sea', -75.5, 14.8, SEA],
  ['Gulf of Mexico', -90, 25, SEA],
  ['North Sea', 3, 56.5, SEA],
  ['Norwegian Sea', 3, 67.5, SEA],
  ['Barents Sea', 40, 74, SEA],
  ['Hudson Bay', -85.5, 60, SEA],
  ['Red Sea', 38, 20.5, GULF],
  ['Persian Gulf', 51.3, 27, GULF],
  ['Gulf of Aden', 48, 12.4, GULF],
  ['Gulf of Guinea', 3, 1.5, GULF],
  ['Baltic Sea', 19.6, 57.6, GULF],
  ['Bay of Biscay', -4.5, 45.4, GULF],
  ['Andaman Sea', 96, 10.4, GULF],
  ['Gulf of Thailand', 101.4, 10, GULF],
  ['Java Sea', 110.6, -5, GULF],
  ['Celebes Sea', 122, 3.6, GULF],
  ['Sulu Sea', 119.9, 8.6, GULF],
  ['Banda Sea', 127, -5.6, GULF],
  ['Arafura Sea', 135.5, -9.4, GULF],
  ['Timor Sea', 126.6, -11.3, GULF],
  ['Yellow Sea', 123.4, 36, GULF],
  ['Gulf of Tonkin', 107.5, 19.6, GULF],
  ['Flores Sea', 120.6, -7.3, STRAIT],
  ['Molucca Sea', 125.5, 0.5, STRAIT],
  ['Luzon Strait', 121.2, 20, STRAIT],
  ['Taiwan Strait', 119.4, 24.3, STRAIT],
  ['Strait of Malacca', 99.4, 4.3, STRAIT],
  ['Makassar Strait', 118, -2, STRAIT],
  ['Tonlé Sap', 104.02, 12.9, 6],
  ['Palk Strait', 80, 9.9, 6],
  ['Great Australian Bight', 130.5, -34, GULF],
]

export const WATERS: readonly Water[] = ROWS.map(([name, lng, lat, min]) => ({ name, lng, lat, min }))
