import type { FetchElsewhere } from '../state/sharedFile.ts'

/** Fetches a file of another server once somebody has allowed it; what asks and fetches is loaded then. */
export const elsewhere: FetchElsewhere = async (address, limit) =>
  (await import('./fetchElsewhere.ts')).fetchElsewhere(address, limit)
