import { handPlacesOf } from './handPlace.ts'

/**
 * Islands and areas that span several divisions, at their middle to half a degree. They are no finer than the country
 * for a figure, and far nearer than its centre for a reader.
 */
export const AREAS = handPlacesOf('country', 'Several divisions of the country; their middle, to half a degree', [
  [['Java'], 'ID', -7.4, 110],
  [['Sumatra', 'Sumatera'], 'ID', -0.6, 101.5],
  [['Sulawesi', 'Celebes'], 'ID', -2, 121],
  [['Kalimantan', 'Indonesian Borneo'], 'ID', -1, 114],
  [['Luzon'], 'PH', 16, 121],
  [['Visayas'], 'PH', 11, 123.5],
  [['Mindanao'], 'PH', 7.8, 125],
  [['Honshu'], 'JP', 36, 138],
  [['Kyushu'], 'JP', 32.7, 131],
  [['Darfur'], 'SD', 13, 25],
  [['Anatolia', 'Asia Minor'], 'TR', 39, 33],
  [['Siberia'], 'RU', 60, 105],
  [['Jutland'], 'DK', 56, 9.2],
  [['Sinai Peninsula'], 'EG', 29.5, 34],
  [['Isan', 'Isaan'], 'TH', 16, 103],
])
