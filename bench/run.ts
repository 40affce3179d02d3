/**
 * `npm run -s bench -- NAME [--json]`: runs bench/NAME.ts, which exports `NAMEBench`, and prints its rows as a table,
 * or as one JSON object a line. Without a name it tells which there are.
 */
import { readdirSync } from 'node:fs'
import type { BenchRow } from './index.ts'

const folder = new URL('.', import.meta.url)

/** Every file here is a bench but this one. */
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))

type Bench = () => Promise<BenchRow[]> | BenchRow[]

async function load(name: string): Promise<Bench> {
  const module: Record<string, unknown> = await import(new URL(`${name}.ts`, folder).href)
  const bench = module[`${name}Bench`]
  if (typeof bench !== 'function') throw new Error(`bench/${name}.ts does not export ${name}Bench`)
  return bench as Bench
}

/** Three significant digits, without an exponent. */
const short = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))

function table(rows: readonly BenchRow[]): string {
  const cells = [
    ['what', 'n', 'value', '', 'ratio', 'to'],
    ...rows.map((row) => [
      row.name,
      row.n.toLocaleString('en'),
      short(row.value),
      row.unit,
      short(row.ratio),
      row.versus,
    ]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)))
  const isNumber = (column: number): boolean => column === 1 || column === 2 || column === 4
  return cells
    .map((line) =>
      line
        .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const name = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? ''
if (names.includes(name)) {
  const rows = await (await load(name))()
  const isJson = process.argv.includes('--json')
  process.stdout.write(`${isJson ? rows.map((row) => JSON.stringify(row)).join('\n') : table(rows)}\n`)
} else {
  process.stderr.write(`${name ? `There is no bench "${name}"` : 'Which bench'}: ${names.join(', ')}\n`)
  process.exitCode = 2
}
