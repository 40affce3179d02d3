import { handPlacesOf } from './handPlace.ts'

/**
 * Airports through which people are flown out and in, and the busiest others that are named without their town: Airports
 * Council International's ranking of 2019. Published reference points, to 0.01 degrees.
 */
export const AIRPORTS = handPlacesOf('site', 'Aerodrome reference point, to 0.01 degrees', [
  [['Suvarnabhumi', 'Suvarnabhumi International Airport', 'Suvarnabhumi Airport'], 'TH', 13.69, 100.75],
  [['Don Mueang', 'Don Muang', 'Don Mueang International Airport'], 'TH', 13.91, 100.61],
  [['Changi Airport'], 'SG', 1.36, 103.99],
  [['KLIA', 'Kuala Lumpur International Airport'], 'MY', 2.75, 101.71],
  [['Ninoy Aquino International Airport', 'NAIA'], 'PH', 14.51, 121.02],
  [['Soekarno-Hatta International Airport', 'Soekarno-Hatta'], 'ID', -6.13, 106.66],
  [['Noi Bai International Airport', 'Noi Bai Airport'], 'VN', 21.22, 105.81],
  [['Tan Son Nhat International Airport', 'Tan Son Nhat Airport', 'Tan Son Nhat'], 'VN', 10.82, 106.66],
  [['Taoyuan International Airport', 'Taiwan Taoyuan International Airport'], 'TW', 25.08, 121.23],
  [['Incheon International Airport', 'Incheon Airport'], 'KR', 37.46, 126.44],
  [['Narita International Airport', 'Narita Airport'], 'JP', 35.77, 140.39],
  [['Haneda Airport', 'Haneda'], 'JP', 35.55, 139.78],
  [['Heathrow', 'Heathrow Airport'], 'GB', 51.47, -0.45],
  [['Gatwick', 'Gatwick Airport'], 'GB', 51.15, -0.19],
  [['Stansted Airport'], 'GB', 51.89, 0.24],
  [['Charles de Gaulle Airport', 'Roissy'], 'FR', 49.01, 2.55],
  [['Schiphol', 'Schiphol Airport'], 'NL', 52.31, 4.76],
  [['John F. Kennedy International Airport', 'JFK Airport'], 'US', 40.64, -73.78],
  [["O'Hare International Airport", "O'Hare Airport"], 'US', 41.98, -87.9],
  [['Los Angeles International Airport', 'LAX'], 'US', 33.94, -118.41],
])
