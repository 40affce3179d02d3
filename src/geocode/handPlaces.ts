import type { Precision } from '../domain/place.ts'
import { foldName } from './normalise.ts'

/** A place that no open gazetteer has, checked by hand. */
export interface HandPlace {
  /** The first is printed; all are matched. */
  names: readonly string[]
  country: string
  admin1: string | null
  /** Key of the basemap's division; null where the place spans several. */
  admin1Code: string | null
  lat: number
  lon: number
  precision: Precision
  geonames: number | null
  /** Where the coordinate comes from, and how exact it is where it is not. */
  source: string
}

/**
 * What reports of this subject name and no gazetteer of towns has. Where a coordinate is not from a published source it
 * was placed by hand and says how exact it is; an area inside a province or country never claims to be a point.
 */
export const HAND_PLACES: readonly HandPlace[] = [
  {
    names: ['Golden Triangle Special Economic Zone', 'Golden Triangle SEZ', 'GTSEZ', 'Kings Romans'],
    country: 'LA', admin1: 'Bokeo', admin1Code: 'LAO-3271', lat: 20.355, lon: 100.095, precision: 'site', geonames: null,
    source: 'East bank of the Mekong opposite Sop Ruak, Ton Pheung district; within 3 km',
  },
  {
    names: ['KK Park', 'KK Park compound', 'KK Garden'],
    country: 'MM', admin1: 'Kayin', admin1Code: 'MMR-3266', lat: 16.6476, lon: 98.5207, precision: 'site', geonames: null,
    source: 'Wikipedia: KK Park',
  },
  {
    names: ['Shwe Kokko', 'Shwe Kokko Myaing', 'Yatai New City'],
    country: 'MM', admin1: 'Kayin', admin1Code: 'MMR-3266', lat: 16.8205, lon: 98.5309, precision: 'site', geonames: null,
    source: 'Wikipedia: Shwe Kokko; GeoNames has the village at the same point',
  },
  {
    names: ['Muse'],
    country: 'MM', admin1: 'Shan', admin1Code: 'MMR-3277', lat: 23.99, lon: 97.9, precision: 'city', geonames: null,
    source: 'Border town opposite Ruili; to 0.01 degrees',
  },
  {
    names: ['Namhsan'],
    country: 'MM', admin1: 'Shan', admin1Code: 'MMR-3277', lat: 22.97, lon: 97.17, precision: 'city', geonames: null,
    source: 'Township seat in northern Shan State; to 0.01 degrees',
  },
  {
    names: ['Panghsang', 'Pangkham', 'Pangsang', 'Pang Kham'],
    country: 'MM', admin1: 'Shan', admin1Code: 'MMR-3277', lat: 22.167, lon: 99.183, precision: 'city', geonames: null,
    source: 'Wikipedia: Pangkham; to the minute of arc',
  },
  {
    names: ['Wa State', 'Wa Self-Administered Division', 'United Wa State'],
    country: 'MM', admin1: 'Shan', admin1Code: 'MMR-3277', lat: 22.167, lon: 99.167, precision: 'admin1', geonames: null,
    source: 'Wikipedia: Wa Self-Administered Division; an area inside Shan State, not a point',
  },
  {
    names: ['Laukkaing', 'Laukkai', 'Laogai', 'Laukkaing Township'],
    country: 'MM', admin1: 'Shan', admin1Code: 'MMR-3277', lat: 23.696, lon: 98.762, precision: 'city', geonames: null,
    source: 'GeoNames: Laukkai',
  },
  {
    names: ['Kokang', 'Kokang region'],
    country: 'MM', admin1: 'Shan', admin1Code: 'MMR-3277', lat: 23.696, lon: 98.762, precision: 'admin1', geonames: null,
    source: 'GeoNames: Laukkai, its seat; an area inside Shan State, not a point',
  },
  {
    names: ['Northern Myanmar', 'North Myanmar', 'northern Burma'],
    country: 'MM', admin1: null, admin1Code: null, lat: 23.4, lon: 98.2, precision: 'country', geonames: null,
    source: 'Borderland of Shan State and Yunnan; several states, so no finer than the country',
  },
  {
    names: ['Boten'],
    country: 'LA', admin1: 'Luang Namtha', admin1Code: 'LAO-3272', lat: 21.184, lon: 101.672, precision: 'city', geonames: null,
    source: 'Wikipedia: Boten',
  },
  {
    names: ['Mohan'],
    country: 'CN', admin1: 'Yunnan', admin1Code: 'CHN-1810', lat: 21.193, lon: 101.688, precision: 'city', geonames: null,
    source: 'The gate opposite Boten, some 2 km north of it (Wikipedia: Boten); within 2 km',
  },
  {
    names: ["Pu'er", 'Puer', "Pu'er City"],
    country: 'CN', admin1: 'Yunnan', admin1Code: 'CHN-1810', lat: 22.789, lon: 100.975, precision: 'city', geonames: 1794209,
    source: "GeoNames 1794209 (Simao), the seat of the prefecture that was renamed Pu'er in 2007",
  },
  {
    names: ['Bokor', 'Bokor Mountain', 'Bokor Hill Station', 'Bokor Highland'],
    country: 'KH', admin1: 'Kampot', admin1Code: 'KHM-1797', lat: 10.626, lon: 104.024, precision: 'site', geonames: null,
    source: 'Hotel plateau of the hill station; within 3 km',
  },
  {
    names: ['Kong Pisei', 'Kong Pisey'],
    country: 'KH', admin1: 'Kampong Speu', admin1Code: 'KHM-1787', lat: 11.3, lon: 104.6, precision: 'city', geonames: null,
    source: 'Centre of the district; within 10 km',
  },
  {
    names: ["O'Smach", 'Osmach', 'O Smach', 'Ou Smach'],
    country: 'KH', admin1: 'Oddar Meanchey', admin1Code: 'KHM-1782', lat: 14.425, lon: 103.696, precision: 'city', geonames: null,
    source: 'GeoNames: Ou Smach',
  },
  {
    names: ['Moc Bai border gate', 'Moc Bai', 'Moc Bai border crossing'],
    country: 'VN', admin1: 'Tay Ninh', admin1Code: 'VNM-444', lat: 11.074, lon: 106.168, precision: 'site', geonames: null,
    source: 'Road gate opposite Bavet (GeoNames: Bavet); within 3 km',
  },
  {
    names: ['Hoa Lu border gate', 'Hoa Lu border crossing', 'Hoa Lu crossing'],
    country: 'VN', admin1: 'Dong Nai', admin1Code: 'VNM-484', lat: 11.96, lon: 106.5, precision: 'city', geonames: null,
    source: 'On the road between Snuol and Loc Ninh (both GeoNames); within 10 km. In Binh Phuoc until the merger of 2025',
  },
  {
    names: ['Clark Freeport', 'Clark Freeport Zone', 'Clark'],
    country: 'PH', admin1: 'Pampanga', admin1Code: 'PHL-2558', lat: 15.186, lon: 120.56, precision: 'site', geonames: null,
    source: 'Clark International Airport, inside the zone; within 3 km',
  },
  {
    names: ['Chubu airport', 'Chubu Centrair', 'Chubu International Airport', 'Chubu Centrair International Airport'],
    country: 'JP', admin1: 'Aichi', admin1Code: 'JPN-1840', lat: 34.858, lon: 136.805, precision: 'site', geonames: null,
    source: 'Airport island off Tokoname; within 1 km',
  },
  {
    names: ['Serdang', 'Seri Kembangan'],
    country: 'MY', admin1: 'Selangor', admin1Code: 'MYS-1148', lat: 3.033, lon: 101.717, precision: 'city', geonames: null,
    source: 'GeoNames: Seri Kembangan, the town formerly called Serdang Baru',
  },
  {
    names: ['Simpang Ampat'],
    country: 'MY', admin1: 'Penang', admin1Code: 'MYS-1139', lat: 5.278, lon: 100.478, precision: 'city', geonames: null,
    source: 'Beside Bukit Tambun and Bandar Tasek Mutiara (penang-traveltips.com); within 2 km',
  },
  {
    names: ['Borneo', 'Borneo (East Malaysia)', 'East Malaysia', 'Malaysian Borneo'],
    country: 'MY', admin1: null, admin1Code: null, lat: 3.5, lon: 114.5, precision: 'country', geonames: null,
    source: 'Interior of Sarawak; two states, so no finer than the country',
  },
  {
    names: ['Badung', 'Badung Regency'],
    country: 'ID', admin1: 'Bali', admin1Code: 'IDN-1232', lat: -8.58, lon: 115.18, precision: 'admin1', geonames: null,
    source: 'Centre of the regency; an area inside Bali, not a point',
  },
  {
    names: ['Central Taiwan'],
    country: 'TW', admin1: null, admin1Code: null, lat: 24, lon: 120.7, precision: 'country', geonames: null,
    source: 'Between Taichung, Changhua and Nantou; several counties, so no finer than the country',
  },
  {
    names: ['Kathmandu Valley'],
    country: 'NP', admin1: 'Bagmati', admin1Code: 'NPL-1130', lat: 27.7, lon: 85.33, precision: 'admin1', geonames: null,
    source: 'Three districts around Kathmandu (GeoNames 1283240); an area, not a point',
  },
  {
    names: ['Mae Rim'],
    country: 'TH', admin1: 'Chiang Mai', admin1Code: 'THA-390', lat: 18.914, lon: 98.945, precision: 'city', geonames: null,
    source: 'District seat 15 km north of Chiang Mai; within 3 km',
  },
  {
    names: ['Nong Prue'],
    country: 'TH', admin1: 'Chonburi', admin1Code: 'THA-430', lat: 12.927, lon: 100.92, precision: 'city', geonames: null,
    source: 'Subdistrict that Pattaya partly covers; within 5 km',
  },
  {
    names: ['Rajagiriya'],
    country: 'LK', admin1: 'Western', admin1Code: 'LKA-2470', lat: 6.919, lon: 79.895, precision: 'city', geonames: null,
    source: 'Wikipedia: Rajagiriya',
  },
  {
    names: ['Nawala'],
    country: 'LK', admin1: 'Western', admin1Code: 'LKA-2470', lat: 6.894, lon: 79.888, precision: 'city', geonames: null,
    source: 'Suburb south of Rajagiriya; within 2 km',
  },
  {
    names: ['Madiwela'],
    country: 'LK', admin1: 'Western', admin1Code: 'LKA-2470', lat: 6.873, lon: 79.914, precision: 'city', geonames: null,
    source: 'Southern Kotte (GeoNames: Sri Jayewardenepura Kotte); within 3 km',
  },
  {
    names: ['Thalangama', 'Talangama'],
    country: 'LK', admin1: 'Western', admin1Code: 'LKA-2470', lat: 6.903, lon: 79.947, precision: 'city', geonames: null,
    source: 'Suburb east of Battaramulla; within 3 km',
  },
  {
    names: ['Hanwella'],
    country: 'LK', admin1: 'Western', admin1Code: 'LKA-2470', lat: 6.901, lon: 80.085, precision: 'city', geonames: 1244773,
    source: 'GeoNames 1244773 (Hanwella Ihala, upper Hanwella)',
  },
  {
    names: ['Aluthgama', 'Aluthgama'],
    country: 'LK', admin1: 'Western', admin1Code: 'LKA-2472', lat: 6.434, lon: 79.999, precision: 'city', geonames: null,
    source: 'Coast south of Beruwala (GeoNames: Beruwala); within 3 km',
  },
  {
    names: ['Kochchikade'],
    country: 'LK', admin1: 'Western', admin1Code: 'LKA-2471', lat: 7.266, lon: 79.86, precision: 'city', geonames: null,
    source: 'Town north of Negombo, not the quarter of Colombo; within 3 km',
  },
  {
    names: ['Kundasale'],
    country: 'LK', admin1: 'Central', admin1Code: 'LKA-2448', lat: 7.284, lon: 80.684, precision: 'city', geonames: null,
    source: 'Town east of Kandy; within 3 km',
  },
  {
    names: ['Dodowa'],
    country: 'GH', admin1: 'Greater Accra', admin1Code: 'GHA-2172', lat: 5.883, lon: -0.098, precision: 'city', geonames: null,
    source: 'Town north-east of Accra; within 3 km',
  },
  {
    names: ['Bortianor-Ngleshie Amanfro', 'Bortianor', 'Ngleshie Amanfro'],
    country: 'GH', admin1: 'Greater Accra', admin1Code: 'GHA-2172', lat: 5.53, lon: -0.36, precision: 'city', geonames: null,
    source: 'Area on the coast west of Accra; within 6 km',
  },
]

const placesOfName = new Map<string, HandPlace[]>()
for (const place of HAND_PLACES)
  for (const name of place.names) {
    const folded = foldName(name)
    placesOfName.set(folded, [...(placesOfName.get(folded) ?? []), place])
  }

/** Hand-checked places with this folded name. */
export const handPlacesNamed = (folded: string): readonly HandPlace[] => placesOfName.get(folded) ?? []
