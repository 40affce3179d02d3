import { readFile, readdir } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { openGazetteerFile, withNamesFor } from '../src/cli/openGazetteerFile.ts'
import { placesToLocate } from '../src/domain/locate.ts'
import { resolvePlace } from '../src/geocode/resolve.ts'
import { readDocument } from '../src/io/read.ts'
import type { Seeds } from '../src/state/seeds.ts'

const SEEDS = new URL('../seeds/', import.meta.url)

/**
 * Makes `data/seeds.json`: the seed documents, read and checked by the app's own reader, and every place that they
 * name, resolved by the app's own geocoder, so that the first view waits for neither the schema nor the gazetteer.
 */
export async function buildSeeds(): Promise<Seeds> {
  const names = (await readdir(new URL('dispatches/', SEEDS))).filter((name) => name.endsWith('.json')).sort()
  const files = [new URL('incidents.json', SEEDS), ...names.map((name) => new URL(`dispatches/${name}`, SEEDS))]
  const documents: unknown[] = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as unknown),
  )
  const collection = readDocument(documents[0])
  const readings = [collection, ...documents.slice(1).map((document) => readDocument(document, collection.incidents))]
  const places = placesToLocate(readings.flatMap((reading) => reading.incidents))
  const gazetteer = await withNamesFor(await openGazetteerFile(), places.map(({ name }) => name).join('\n'))
  const resolved = places.map((place) => resolvePlace(gazetteer, place))
  return {
    parts: readings.map(({ document, incidents }) => ({ document, incidents })),
    places: resolved.map(({ place }) => place),
    problems: [...readings.flatMap((reading) => reading.problems), ...resolved.flatMap(({ problem }) => problem ?? [])],
  }
}

const FILE = 'data/seeds.json'

/** Serves the file while developing and emits it when building. */
export function seedsPlugin(): Plugin {
  return {
    name: 'dateline-seeds',
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response, next) => {
        buildSeeds().then((seeds) => {
          response.setHeader('Content-Type', 'application/json')
          response.end(JSON.stringify(seeds))
        }, next)
      })
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(await buildSeeds()) })
    },
  }
}
