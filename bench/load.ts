import { readArrowFacts } from '../src/io/arrowFacts.ts'
import { readDocument } from '../src/io/read.ts'
import { writeDocument } from '../src/io/write.ts'
import { buildColumnIndex, buildTimeIndex } from '../src/time/timeIndex.ts'
import { arrowOf } from '../tests/helpers/arrowFile.ts'
import { generate, incidentsOf } from '../tests/helpers/generate.ts'
import type { BenchRow } from './index.ts'

function timed<T>(run: () => T): { result: T; ms: number } {
  const start = performance.now()
  const result = run()
  return { result, ms: performance.now() - start }
}

/** From the bytes of a file to an index that can be asked, beside the same from JSON. */
function benchSize(n: number, withJson: boolean): BenchRow[] {
  const facts = generate(n)
  const bytes = arrowOf(facts)
  const read = timed(() => readArrowFacts(bytes))
  const built = timed(() => buildColumnIndex(read.result.facts))
  if (read.result.facts.columns.size !== n || built.result.columns.size !== n) throw new Error('Rows are missing')
  const ours = read.ms + built.ms
  const rows = (value: number, versus: string, other: number): BenchRow[] => [
    { name: 'Arrow file, read and indexed', n, value, unit: 'ms', versus, ratio: value / other },
    { name: 'Arrow file, read', n, value: read.ms, unit: 'ms', versus, ratio: read.ms / other },
    { name: 'Arrow file, size', n, value: bytes.length / n, unit: 'B each', versus: 'itself', ratio: 1 },
  ]
  if (!withJson) return rows(ours, 'the aim of 3,000 ms', 3_000)
  const text = writeDocument(incidentsOf(facts))
  const json = timed(() => buildTimeIndex(readDocument(text).incidents))
  return rows(ours, 'JSON, read and indexed', json.ms)
}

/** What it takes until a file can be asked. */
export async function loadBench(): Promise<BenchRow[]> {
  return [
    ...benchSize(10_000, true),
    ...benchSize(50_000, true),
    ...benchSize(100_000, false),
    ...benchSize(1_000_000, false),
  ]
}
