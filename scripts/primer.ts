/**
 * Chooses the rows of src/share/primer1.ts, the text that both sides of a link know before they begin: rows of the
 * collection that have most of the words, publishers and addresses which occur in it more than once.
 *
 * Reads dist/data/seeds.json (`npm run build`), writes to standard output, takes a second. **Not to be run for version
 * 1 again**: every link that carries incidents needs the very same primer. It is kept to show where the text is from.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lean, writeRows } from '../src/share/rows.ts'
import type { Seeds } from '../src/state/seeds.ts'
import { datasetOfSeeds } from '../src/state/seeds.ts'

const SIZE = 28_000

/** Of these rows the best ones, at most `size` bytes; the best one last, where it is remembered best. */
export function choosePrimer(rows: readonly string[], size = SIZE): string {
  const tokensOf = (row: string): string[] => [...new Set(row.match(/[\p{L}\d]+|[^\p{L}\d]+/gu))]
  const frequency = new Map<string, number>()
  const tokens = rows.map(tokensOf)
  for (const token of tokens.flat()) frequency.set(token, (frequency.get(token) ?? 0) + 1)
  const left = new Set(rows.keys())
  const known = new Set<string>()
  const chosen: string[] = []
  let used = 0
  for (;;) {
    let best = -1
    let most = 0
    for (const i of left) {
      if (used + rows[i]!.length + 1 > size) continue
      let gain = 0
      for (const token of tokens[i]!)
        if (!known.has(token)) gain += token.length * Math.log2(Math.max(1, frequency.get(token)! - 1) || 1)
      const worth = gain / rows[i]!.length
      if (worth > most) {
        most = worth
        best = i
      }
    }
    if (best < 0) break
    left.delete(best)
    for (const token of tokens[best]!) known.add(token)
    chosen.unshift(rows[best]!)
    used += new TextEncoder().encode(rows[best]!).length + 1
  }
  return chosen.map((row) => `${row}\u0002`).join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const seeds = JSON.parse(readFileSync(new URL('../dist/data/seeds.json', import.meta.url), 'utf8')) as Seeds
  const { incidents } = datasetOfSeeds(seeds)
  const primer = choosePrimer(writeRows(incidents.map((incident) => lean(incident, false))).split('\u0002'))
  process.stdout.write(`/**
 * What both sides of a link of version 1 know before they begin: typical rows (see rows.ts), chosen by
 * scripts/primer.ts. Frozen: another text, and no link that carries incidents could be read any more.
 */
export const PRIMER =
  ${JSON.stringify(primer).replaceAll("'", "\\'").replace(/^"|"$/g, "'").replaceAll('\\"', '"')}
`)
}
