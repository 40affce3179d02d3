import { readFile, readdir } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { placesToLocate } from '../src/domain/locate.ts'
import { openGazetteer } from '../src/geocode/gazetteer.ts'
import { resolvePlace } from '../src/geocode/resolve.ts'
import { readDocument } from '../src/io/read.ts'

const SEEDS = new URL('../seeds/', import.meta.url)
const GAZETTEER = new URL('../public/geo/gazetteer.bin', import.meta.url)

/**
 * Writes `data/seeds.json`: the seed documents as they are, and every place that they name, resolved by the app's own
 * geocoder, so that the first view does not wait for the gazetteer.
 */
export async function buildSeeds(): Promise<string> {
  const names = (await readdir(new URL('dispatches/', SEEDS))).filter((name) => name.endsWith('.json')).sort()
  const files = [new URL('incidents.json', SEEDS), ...names.map((name) => new URL(`dispatches/${name}`, SEEDS))]
  const documents: unknown[] = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as unknown))
  const collection = readDocument(documents[0])
  const incidents = documents.flatMap((document, i) => (i === 0 ? collection : readDocument(document, collection.incidents)).incidents)
  const gazetteer = await openGazetteer(await readFile(GAZETTEER))
  const places = placesToLocate(incidents).map((place) => resolvePlace(gazetteer, place).place)
  return JSON.stringify({ documents, places })
}

const FILE = 'data/seeds.json'

/** Serves the file while developing and emits it when building. */
export function seedsPlugin(): Plugin {
  return {
    name: 'dateline-seeds',
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response, next) => {
        buildSeeds().then((text) => {
          response.setHeader('Content-Type', 'application/json')
          response.end(text)
        }, next)
      })
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: await buildSeeds() })
    },
  }
}
