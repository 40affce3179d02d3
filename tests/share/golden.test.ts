import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readLink, writeLink } from '../../src/share/link.ts'
import { OTHER_START, START, VIEWS } from './views.ts'

/**
 * Lines of a link, a tab and the view that it opens, as JSON. Lines are added and never changed or removed: each is a
 * link that somebody may have kept. `GOLDEN=add npx vitest run tests/share` adds the links that are not there yet.
 */
const LINKS = new URL('../golden/links.txt', import.meta.url)

/** Lines of a damaged link, a tab, and the messages that it gives, as JSON. `GOLDEN=write` writes them anew. */
const DAMAGED = new URL('../golden/damaged-links.txt', import.meta.url)

/** The lines of a golden file as pairs; none of a file that is not there. */
function linesOf(file: URL): [string, unknown][] {
  try {
    return readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [link = '', json = 'null'] = line.split('\t')
        return [link, JSON.parse(json) as unknown]
      })
  } catch {
    return []
  }
}

if (process.env.GOLDEN === 'add') {
  const kept = new Set(linesOf(LINKS).map(([link]) => link))
  const missing = VIEWS.map((view) => writeLink(view)).filter((link) => !kept.has(link))
  for (const link of missing) appendFileSync(LINKS, `${link}\t${JSON.stringify(readLink(link, START).view)}\n`)
}

if (process.env.GOLDEN === 'write') {
  const lines = linesOf(DAMAGED).map(([link]) => `${link}\t${JSON.stringify(readLink(link, START).problems)}\n`)
  writeFileSync(DAMAGED, lines.join(''))
}

describe('every link that was ever written opens', () => {
  const lines = linesOf(LINKS)

  test('there are at least as many links as views', () => {
    expect(lines.length).toBeGreaterThanOrEqual(VIEWS.length)
    expect(VIEWS.length).toBeGreaterThanOrEqual(25)
  })

  test.each(lines)('%s', (link, view) => {
    for (const start of [START, OTHER_START]) expect(readLink(link, start)).toEqual({ view, problems: [] })
  })

  test('what is written now is among them', () => {
    const kept = lines.map(([link]) => link)
    for (const view of VIEWS) expect(kept).toContain(writeLink(view))
  })
})

describe('damaged links say what is wrong and what is shown instead', () => {
  const lines = linesOf(DAMAGED)

  test('there are some', () => {
    expect(lines.length).toBeGreaterThanOrEqual(25)
  })

  test.each(lines)('%s', (link, problems) => {
    expect(readLink(link, START).problems).toEqual(problems)
  })
})
