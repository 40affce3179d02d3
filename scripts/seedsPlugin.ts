import { readFile, readdir } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { openGazetteerFile, withNamesFor } from '../src/cli/openGazetteerFile.ts'
import { placesToLocate } from '../src/domain/locate.ts'
import { resolvePlace } from '../src/geocode/resolve.ts'
import { readDocument } from '../src/io/read.ts'
import { readStory, writeStory } from '../src/io/story.ts'
import type { Story } from '../src/domain/story.ts'
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
  const stories = await readStories()
  return {
    parts: readings.map(({ document, incidents }) => ({ document, incidents })),
    places: resolved.map(({ place }) => place),
    problems: [...readings.flatMap((reading) => reading.problems), ...resolved.flatMap(({ problem }) => problem ?? [])],
    stories: stories.map(({ name, story }) => ({ name, title: story.title, steps: story.steps.length })),
  }
}

/** The stories of `seeds/stories/`, by the names of their files. Throws where one cannot be read whole. */
export async function readStories(): Promise<{ name: string; story: Story }[]> {
  const folder = new URL('stories/', SEEDS)
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const { story, problems } = readStory(await readFile(new URL(file, folder), 'utf8'))
      if (!story || problems.length > 0) throw new Error(`seeds/stories/${file}: ${problems[0]?.message ?? 'no story'}`)
      return { name: file.replace(/\.json$/, ''), story }
    }),
  )
}

const FILE = 'data/seeds.json'
const STORIES = 'data/stories'

/** Serves the files while developing and emits them when building. */
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
      server.middlewares.use(`/${STORIES}`, (request, response, next) => {
        readStories().then((stories) => {
          const found = stories.find(({ name }) => request.url === `/${name}.json`)
          if (!found) return next()
          response.setHeader('Content-Type', 'application/json')
          response.end(writeStory(found.story))
        }, next)
      })
    },
    async generateBundle() {
      for (const { name, story } of await readStories())
        this.emitFile({ type: 'asset', fileName: `${STORIES}/${name}.json`, source: writeStory(story) })
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(await buildSeeds()) })
    },
  }
}
