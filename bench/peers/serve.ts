/** The pages of what a reader would pick instead, with the same made-up incidents for each. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { DEPORTATION } from '../../src/domain/facts.ts'
import { NONE } from '../../src/time/timeIndex.ts'
import { generate } from '../../tests/helpers/generate.ts'

declare global {
  interface Window {
    /** What each of the pages offers. */
    contender?: {
      start: number
      step: (from: number, until: number) => void
      isShown: () => boolean
      marks: () => { circles: number; arcs: number }
    }
  }
}

export interface PeerPage {
  /** Package beside this file; script that it is built into. */
  folder: string
  script: string
}

const folderOf = (name: string): string => fileURLToPath(new URL(`${name}/`, import.meta.url))

/** Fetches a package once, and builds it where it has changed. */
function build(name: string): void {
  const cwd = folderOf(name)
  if (!existsSync(`${cwd}node_modules`))
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--no-package-lock'], {
      cwd,
      stdio: 'ignore',
    })
  const dist = `${cwd}dist/`
  const timesOf = (folder: string): number[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => /\.(m?js|jsx|json)$/.test(file))
          .map((file) => statSync(folder + file).mtimeMs)
      : []
  const built = timesOf(dist)
  if (built.length === 0 || Math.max(...timesOf(cwd)) > Math.min(...built))
    execFileSync(process.execPath, ['build.mjs'], { cwd, stdio: ['ignore', 2, 2] })
}

/** Every incident as a point, and those with two ends as flows between distinct places. */
function dataOf(n: number): { text: string; first: number } {
  const { columns, figures, sites, places, origin, destination } = generate(n)
  const points = { lon: [] as number[], lat: [] as number[], day: [] as number[], people: [] as number[] }
  const known = new Map<string, number>()
  const located = { lon: [] as number[], lat: [] as number[] }
  const flows = { from: [] as number[], to: [] as number[], day: [] as number[], people: [] as number[], first: 0 }
  const placeOf = (site: number): number => {
    const key = `${sites.lon[site]!.toFixed(2)} ${sites.lat[site]!.toFixed(2)}`
    let place = known.get(key)
    if (place === undefined) {
      known.set(key, (place = located.lon.push(sites.lon[site]!) - 1))
      located.lat.push(sites.lat[site]!)
    }
    return place
  }
  let first = Infinity
  for (let i = 0; i < columns.size; i++) {
    const site = places.start[i] === places.start[i + 1] ? origin[i]! : places.items[places.start[i]!]!
    if (columns.start[i]! < -1e6 || site === NONE) continue
    const [day, people] = [columns.start[i]!, Number.isNaN(figures.min[i]!) ? 1 : figures.min[i]!]
    first = Math.min(first, day)
    points.lon.push(sites.lon[site]!)
    points.lat.push(sites.lat[site]!)
    points.day.push(day)
    points.people.push(people)
    if (columns.type[i] !== DEPORTATION || origin[i] === NONE || destination[i] === NONE) continue
    flows.from.push(placeOf(origin[i]!))
    flows.to.push(placeOf(destination[i]!))
    flows.day.push(day)
    flows.people.push(people)
  }
  flows.first = first
  return { text: JSON.stringify({ ...points, flows, places: located }), first }
}

const page = (script: string): string =>
  `<!doctype html><meta charset="utf-8"><style>html,body,#root{margin:0;height:100%;overflow:hidden}</style><div id="root"></div><script type="module" src="/${script}"></script>`

/** Serves a page for each script. `first`: the first day of the `n` incidents. */
export function servePeers(pages: readonly PeerPage[], n: number, port: number): { server: Server; first: number } {
  for (const name of new Set(pages.map(({ folder }) => folder))) build(name)
  const { text, first } = dataOf(n)
  const server = createServer(({ url = '/' }, answer) => {
    const path = url.replace(/\?.*$/, '')
    const found = pages.find(({ script }) => path === `/${script}`)
    if (path === '/data.json') answer.setHeader('content-type', 'application/json').end(text)
    else if (found)
      answer
        .setHeader('content-type', 'text/javascript')
        .end(readFileSync(`${folderOf(found.folder)}dist/${found.script}`))
    else answer.setHeader('content-type', 'text/html').end(page(path.slice(1).replace(/\.html$/, '')))
  }).listen(port, '127.0.0.1')
  return { server, first }
}
