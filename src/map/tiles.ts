import { addProtocol } from 'maplibre-gl'
import type { RangeResponse, Source } from 'pmtiles'
import { FetchSource, PMTiles, Protocol } from 'pmtiles'

export interface BasemapLoading {
  /** Told once per archive, in words for a person, when tiles stop coming after the start. */
  onProblem: (message: string) => void
}

/** First bytes of every PMTiles archive. */
const MAGIC = 'PMTiles'

/** As much as the reader itself asks for first: header and root directory. */
const PROBE_BYTES = 16_384

const ANSWER_WITHIN_MS = 30_000

let protocol: Protocol | null = null

function protocolOnce(): Protocol {
  if (protocol) return protocol
  protocol = new Protocol()
  addProtocol('pmtiles', protocol.tile)
  return protocol
}

/**
 * Makes an archive of tiles available to maps and gives the URL for a vector source. `url` is relative to the page, so
 * the app can live under any path. Rejects, with a message for a person, where there is no archive or no answer.
 */
export async function registerBasemap(url: string, { onProblem }: BasemapLoading): Promise<string> {
  const address = new URL(url, document.baseURI).href
  const archive = new PMTiles(reporting(await openSource(address), onProblem))
  await archive.getHeader()
  protocolOnce().add(archive)
  return `pmtiles://${address}`
}

/** The archive behind an URL that `registerBasemap` has given. */
export function archiveOf(tiles: string): PMTiles {
  const archive = protocolOnce().get(tiles.replace('pmtiles://', ''))
  if (!archive) throw new Error('the background map is not loaded')
  return archive
}

/**
 * Reads ranges where the server answers them. Some servers, and service workers that answer from a cache, send the whole
 * file instead: then that answer is kept and read from memory.
 */
async function openSource(address: string): Promise<Source> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), ANSWER_WITHIN_MS)
  const response = await fetch(address, {
    headers: { Range: `bytes=0-${PROBE_BYTES - 1}` },
    signal: patience.signal,
  }).catch((): never => {
    throw new Error(patience.signal.aborted ? 'the server does not answer' : 'the server can not be reached')
  })
  clearTimeout(timer)
  if (!response.ok) throw new Error(`the server answers ${response.status}`)
  const bytes = await response.arrayBuffer()
  if (new TextDecoder().decode(bytes.slice(0, MAGIC.length)) !== MAGIC) throw new Error('the file is not a map archive')
  return response.status === 206 ? new FetchSource(address) : inMemory(address, bytes)
}

const inMemory = (address: string, bytes: ArrayBuffer): Source => ({
  getKey: () => address,
  getBytes: async (offset, length): Promise<RangeResponse> => ({ data: bytes.slice(offset, offset + length) }),
})

function reporting(source: Source, onProblem: (message: string) => void): Source {
  let isReported = false
  return {
    getKey: () => source.getKey(),
    getBytes: async (offset, length, signal, etag) => {
      try {
        return await source.getBytes(offset, length, signal, etag)
      } catch (error) {
        if (!signal?.aborted && !isReported) {
          isReported = true
          onProblem('Parts of the background map could not be loaded. Marks and arcs are not affected.')
        }
        throw error
      }
    },
  }
}
