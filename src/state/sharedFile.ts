import { formatNumber } from '../domain/describe.ts'
import type { Incident } from '../domain/incident.ts'
import type { Problem } from '../domain/problem.ts'
import { toBase64url } from '../lib/base64url.ts'
import { readLimited } from '../lib/readLimited.ts'
import { formatOf } from '../io/formats.ts'
import { readData } from '../worker/client.ts'

/** More is a file to be dropped onto the page: it would keep whoever follows a link waiting. */
const MOST_BYTES = 8_000_000
const MOST_INCIDENTS = 20_000
const TIMEOUT_MS = 30_000

/**
 * Fetches a file of at most `limit` bytes from another server, once a person has allowed it. Rejects with what completes
 * "The file … ", and with a `RangeError` where it is larger.
 */
export type FetchElsewhere = (address: string, limit: number) => Promise<Uint8Array<ArrayBuffer>>

/** SHA-256 as base64url; null where the browser computes none, as on a page without https. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const { subtle } = crypto as Partial<Crypto>
  return subtle ? toBase64url(new Uint8Array(await subtle.digest('SHA-256', bytes))) : null
}

/**
 * The incidents of a file that a link names, checked as those of a dropped file are. Never rejects: what is wrong is
 * among the problems. `hash` is what the file held when the link was made. References may point to `known`. `elsewhere` is
 * asked for files of other servers.
 */
export async function readSharedFile(
  address: string,
  hash: string | undefined,
  known: readonly Incident[],
  elsewhere: FetchElsewhere,
): Promise<{ incidents: Incident[]; problems: Problem[] }> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = await (new URL(address).origin === location.origin ? fetchHere : elsewhere)(address, MOST_BYTES)
  } catch (error) {
    return without(address, whyNot(error))
  }
  const problems: Problem[] = []
  const found = hash === undefined ? null : await hashOf(bytes)
  if (hash !== undefined && found !== hash)
    problems.push(
      found === null
        ? about(address, 'could not be compared with what it was when the link was made', 'Open this page with https.')
        : about(
            address,
            'has changed since the link was made: numbers may differ from what its sender saw',
            'Ask the sender what has changed.',
          ),
    )
  const { pathname } = new URL(address)
  const name = formatOf(pathname) ? pathname : `${pathname}.json`
  try {
    const read = await readData(name, bytes, known)
    if (read.incidents.length > MOST_INCIDENTS)
      return without(address, `holds more than ${formatNumber(MOST_INCIDENTS)} incidents`)
    if (read.incidents.length === 0)
      return without(
        address,
        `holds no incidents that can be read${read.problems[0] ? `: ${read.problems[0].message}` : ''}`,
      )
    return { incidents: read.incidents, problems: [...problems, ...read.problems] }
  } catch (error) {
    return without(address, `could not be read: ${error instanceof Error ? error.message : 'unknown reason'}`)
  }
}

/** Fetches from the page's own server, without a referrer. */
const fetchHere: FetchElsewhere = async (address, limit) => {
  const response = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`was answered with ${response.status} ${response.statusText}`.trim())
  return readLimited(response, limit)
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return 'could not be read'
  if (error.name === 'TimeoutError') return `did not come within ${TIMEOUT_MS / 1000} seconds`
  if (error instanceof RangeError) return `has more than ${formatNumber(MOST_BYTES)} bytes`
  return error.name === 'TypeError' ? 'could not be fetched: the server does not answer' : error.message
}

const about = (address: string, words: string, advice: string): Problem => ({
  code: 'link.file',
  path: 'link: data',
  message: `The file ${address.slice(0, 120)} ${words}.`,
  advice,
})

const without = (address: string, words: string): { incidents: Incident[]; problems: Problem[] } => ({
  incidents: [],
  problems: [
    about(
      address,
      `${words}. The collection is shown without it`,
      'Download the file yourself and drop it onto this page, or ask the sender for it.',
    ),
  ],
})
