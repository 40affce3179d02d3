/** What the map prints where its sources print something dated, formal or wrong; and where labels of countries go. */
import { COUNTRY_NAMES, RENAMED_UNITS, REPLACED_UNITS } from '../gazetteer/corrections.ts'

const regions = new Intl.DisplayNames(['en'], { type: 'region', style: 'short', fallback: 'none' })

/** The name of a country on the map, as in the gazetteer. */
export const countryLabel = (id: string): string => COUNTRY_NAMES[id] ?? regions.of(id) ?? id

/** The name of a first-level division by `adm1_code`, as in the gazetteer. */
export const unitName = (code: string, sourceName: string): string =>
  RENAMED_UNITS[code] ?? REPLACED_UNITS[code]?.[0] ?? sourceName

/** Names of towns that have changed or that newspapers write otherwise, by Natural Earth's. */
const PLACE_NAMES: Readonly<Record<string, string>> = {
  Bandjarmasin: 'Banjarmasin',
  'Buon Me Thuot': 'Buon Ma Thuot',
  'Hong Gai': 'Ha Long',
  'Kampong Spoe': 'Kampong Speu',
  'Kampong Thum': 'Kampong Thom',
  Kelang: 'Klang',
  Kiev: 'Kyiv',
  'Kompong Chhnang': 'Kampong Chhnang',
  'Kota Baharu': 'Kota Bharu',
  Kracheh: 'Kratie',
  'Krong Koh Kong': 'Koh Kong',
  København: 'Copenhagen',
  'Lao Chi': 'Lao Cai',
  Louangphrabang: 'Luang Prabang',
  Lvov: 'Lviv',
  Makkah: 'Mecca',
  Odessa: 'Odesa',
  Ormac: 'Ormoc',
  Pakxe: 'Pakse',
  'Play Ku': 'Pleiku',
  "Puch'on": 'Bucheon',
  'Qui Nhon': 'Quy Nhon',
  Rangoon: 'Yangon',
  'Sakhon Nakhon': 'Sakon Nakhon',
  Senmonorom: 'Sen Monorom',
  Sevastapol: 'Sevastopol',
  Shenyeng: 'Shenyang',
  Songnam: 'Seongnam',
  'Stoeng Treng': 'Stung Treng',
  Ujungpandang: 'Makassar',
  Xian: 'Xi’an',
}

export const placeName = (sourceName: string): string => PLACE_NAMES[sourceName] ?? sourceName

/**
 * Longitude and latitude of country labels set by hand, by alpha-2: long, bent or scattered countries whose widest
 * stretch of land is not where a reader looks for the name, and the ones of Southeast Asia, where it must not hide
 * capitals and lakes.
 */
export const LABEL_POINTS: Readonly<Record<string, readonly [number, number]>> = {
  AR: [-65, -35],
  BR: [-53, -10.5],
  CA: [-104, 58],
  CL: [-70.7, -30.5],
  CN: [103.5, 34.8],
  DK: [9.2, 56.1],
  GR: [22.2, 39.5],
  HR: [16.3, 45.5],
  ID: [114, -0.8],
  IN: [78.5, 22.2],
  IT: [12.6, 42.9],
  JP: [138.4, 36.5],
  KH: [105.5, 13.2],
  KR: [127.9, 36.4],
  LA: [102.6, 19.6],
  MM: [95.9, 20.7],
  MY: [102.5, 4.3],
  NO: [9.2, 61.4],
  NZ: [171, -43.7],
  PH: [121.1, 16.9],
  RU: [97, 63],
  SE: [15, 62.3],
  TH: [101.1, 15.6],
  TW: [120.95, 23.8],
  US: [-98.5, 39.6],
  VN: [108.2, 14.9],
}
