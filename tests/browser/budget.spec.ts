import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { DIST } from './server.ts'

/** Compressed size in kB of 1000 bytes. */
const kilobytes = (path: string): number => gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length / 1000

const read = (path: string): string => readFileSync(join(DIST, path), 'utf8')

/** What the page needs before it can draw: its scripts with all that they import at once, and MapLibre's worker. */
function firstScripts(): string[] {
  const html = read('index.html')
  const found = new Set<string>()
  const open = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1]!)
  for (let path = open.pop(); path; path = open.pop()) {
    if (found.has(path)) continue
    found.add(path)
    // Static imports stand at the beginning of a chunk: from"./x.js" or import"./x.js".
    for (const [, name] of read(path).matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
      open.push(`assets/${name}`)
  }
  const worker = readdirSync(join(DIST, 'assets')).find((name) => /^maplibre-gl-worker-.*\.js$/.test(name))
  expect(worker, 'MapLibre’s worker').toBeDefined()
  return [...found, `assets/${worker}`]
}

test('the first view needs neither more nor less than it should', () => {
  const sizes = firstScripts().map((path) => [path, kilobytes(path)] as const)
  const scripts = sizes.reduce((sum, [, size]) => sum + size, 0)
  test.info().annotations.push({
    type: 'JavaScript, kB gzip',
    description: `${scripts.toFixed(1)}: ${sizes.map(([path, size]) => `${path} ${size.toFixed(1)}`).join(', ')}`,
  })
  // Less than this and the walk has lost a file.
  expect(scripts).toBeGreaterThan(480)
  expect(scripts).toBeLessThan(560)
  const styles = [...read('index.html').matchAll(/href="\.\/([^"]+\.css)"/g)].map((match) => kilobytes(match[1]!))
  expect(styles.length).toBeGreaterThan(0)
  expect(styles.reduce((sum, size) => sum + size, 0)).toBeLessThan(25)
})

test('no file names a registry', () => {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
  expect(lock).not.toContain('"resolved"')
  const registry = /registry\.(npmjs\.org|yarnpkg\.com)|artifactory|nexus\/repository|verdaccio/i
  expect(lock).not.toMatch(registry)
  const texts = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(html|js|css|json|svg)$/.test(name),
  )
  expect(texts.filter((name) => registry.test(read(name)))).toEqual([])
})
