import type { Problem } from '../domain/problem.ts'
import type { Carried } from '../share/carried.ts'
import { fileAddress } from '../share/carried.ts'
import type { Shared } from './appState.ts'
import type { Collection } from './dataset.ts'
import { withShared } from './dataset.ts'
import { unpackIncidents } from './shared.ts'
import type { FetchElsewhere } from './sharedFile.ts'
import { readSharedFile } from './sharedFile.ts'

/** What a link shows: the dataset, and what of it the link has brought; nothing of it where it cannot be read. */
export async function openShared(
  carried: Carried,
  home: Collection,
  elsewhere: FetchElsewhere,
): Promise<{ dataset: Collection; shared: Shared | null; problems: Problem[] }> {
  const address = fileAddress(carried)
  const { incidents, problems } = await (address === null
    ? unpackIncidents(carried, home.incidents)
    : readSharedFile(address, carried.hash, home.incidents, elsewhere))
  if (incidents.length === 0) return { dataset: home, shared: null, problems }
  return {
    dataset: withShared(home, incidents, carried.only),
    shared: { carried, incidents, home },
    problems,
  }
}
