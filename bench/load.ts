import { readArrowFacts } from '../src/io/arrowFacts.ts'
import { readDocument } from '../src/io/read.ts'
import { writeDocument } from '../src/io/write.ts'
import { buildColumnIndex, buildTimeIndex } from '../src/time/timeIndex.ts'
import { NO_FILTERS } from '../src/domain/view.ts'
import { levelPicture } from '../src/time/levelPicture.ts'
import { openTable } from '../src/time/windowTable.ts'
import type { Question } from '../src/worker/largeFile.ts'
import { inTimeOrder } from '../src/worker/inTimeOrder.ts'
import { openLargeFile } from '../src/worker/largeFile.ts'
import { arrowOf } from '../tests/helpers/arrowFile.ts'
import { FIRST, generate, incidentsOf } from '../tests/helpers/generate.ts'
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

/** What the worker of a large file does: until the first picture, and for another filter, level and view. */
async function benchAnswers(n: number): Promise<BenchRow[]> {
  const bytes = arrowOf(generate(n))
  const whole = performance.now()
  const file = openLargeFile(inTimeOrder(readArrowFacts(bytes)))
  file.plan()
  const question: Question = { filters: NO_FILTERS, reading: 'range', level: 3, days: 92, viewport: null }
  const span = { from: FIRST + 900, until: FIRST + 990 }
  /** Milliseconds until the marks of a window of 90 days are known, and until everything is. */
  const ask = async (change: Partial<Question>): Promise<{ marks: number; all: number }> => {
    const start = performance.now()
    file.early({ ...question, ...change }, span)
    const marks = performance.now() - start
    await file.answer({ ...question, ...change }, () => false)
    const all = performance.now() - start
    // As in the page, where a reader looks at what has come before asking for something else.
    while (file.prepare());
    return { marks, all }
  }
  await file.answer(question, () => false)
  const shown = performance.now() - whole
  while (file.prepare());
  const filters = { ...NO_FILTERS, types: ['arrest', 'deportation'] }
  const filtered = await ask({ filters })
  const zoomed = await ask({ filters, level: 4 })
  const answered = await file.answer({ ...question, filters, level: 5 }, () => false)
  const columns = file.plan().columns
  const days = answered!.level!
  const table = openTable(days.events, { kept: days.kept, members: days.members })
  const steps = 200
  const start = performance.now()
  for (let k = 0; k < steps; k++) levelPicture(days.groups, table, { from: FIRST + 16 * k, until: FIRST + 16 * k + 90 })
  const step = (performance.now() - start) / steps
  const slow = performance.now()
  let touching = 0
  for (let k = 0; k < 5; k++)
    for (let i = 0; i < columns.size; i++)
      if (columns.start[i]! < FIRST + 90 * k + 90 && columns.end[i]! > FIRST + 90 * k) touching++
  const scan = (performance.now() - slow) / 5
  if (touching === 0) throw new Error('Nothing is in the windows')
  const row = (name: string, value: number, versus: string, other: number): BenchRow => ({
    name,
    n,
    value,
    unit: 'ms',
    versus,
    ratio: value / other,
  })
  return [
    row('Large file, until the first picture', shown, 'the aim of 3,000 ms', 3_000),
    row('Large file, another filter, its marks', filtered.marks, 'the aim of 100 ms', 100),
    row('Large file, another filter, all', filtered.all, 'the aim of 100 ms', 100),
    row('Large file, another level, its marks', zoomed.marks, 'the aim of 50 ms', 50),
    row('Large file, another level, all', zoomed.all, 'the aim of 50 ms', 50),
    row('Large file, a step of 90 days', step, 'one look at the days of all', scan),
  ]
}

/** What it takes until a file can be asked. */
export async function loadBench(): Promise<BenchRow[]> {
  return [
    ...(await benchAnswers(100_000)),
    ...(await benchAnswers(1_000_000)),
    ...benchSize(10_000, true),
    ...benchSize(50_000, true),
    ...benchSize(100_000, false),
    ...benchSize(1_000_000, false),
  ]
}
