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

/** SHA-256 as base64url; null where the browser computes none, as on a page without https. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const { subtle } = crypto as Partial<Crypto>
  return subtle ? toBase64url(new Uint8Array(await subtle.digest('SHA-256', bytes))) : null
}

/**
 * The incidents of a file that a link names, checked as those of a dropped file are. Never rejects: what is wrong is
 * among the problems. `hash` is what the file held when the link was made. References may point to `known`.
 */
export async function readSharedFile(
  address: string,
  hash: string | undefined,
  known: readonly Incident[],
): Promise<{ incidents: Incident[]; problems: Problem[] }> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = await fetchFile(address)
  } catch (error) {
    return without(address, error instanceof Error ? error.message : 'could not be read')
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

/** Fetches without cookies or a referrer. Throws what completes "The file … ". */
async function fetchFile(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const { origin } = new URL(address)
  // Only the browser knows that it was the page's own policy.
  let isForbidden = false
  const onForbidden = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    if (address.startsWith(blockedURI) || blockedURI.startsWith(origin)) isForbidden = true
  }
  document.addEventListener('securitypolicyviolation', onForbidden)
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`was answered with ${response.status} ${response.statusText}`.trim())
    return await readLimited(response, MOST_BYTES)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // The event of a violation comes after the rejection.
    await new Promise((resolve) => setTimeout(resolve))
    throw new Error(whyNot(error, origin, isForbidden), { cause: error })
  } finally {
    document.removeEventListener('securitypolicyviolation', onForbidden)
  }
}

function whyNot(error: Error, origin: string, isForbidden: boolean): string {
  if (error.name === 'TimeoutError') return `did not come within ${TIMEOUT_MS / 1000} seconds`
  if (error instanceof RangeError) return `has more than ${formatNumber(MOST_BYTES)} bytes`
  if (error.name !== 'TypeError') return error.message
  if (isForbidden) return 'lies on another server, and this copy of Dateline asks no server but its own'
  return origin === location.origin
    ? 'could not be fetched: the server does not answer'
    : 'could not be fetched: its server does not answer, or does not let other pages read it (CORS)'
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
