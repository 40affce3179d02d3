/** Files of incidents, and tables that can be made incidents: the ends of their names. */
export const DATA_FILES = '.json,.geojson,.csv,.tsv,.arrow,.feather'

export const isDataFile = (name: string): boolean =>
  DATA_FILES.split(',').some((end) => name.toLowerCase().endsWith(end))

/** A file of this many bytes may hold more incidents than are kept one by one; a smaller one cannot. */
const LARGE_BYTES = 800_000

export const mayBeLarge = ({ name, size }: File): boolean => isDataFile(name) && size >= LARGE_BYTES
