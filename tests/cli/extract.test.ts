import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/io/read.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Result {
  code: number
  stdout: string
  stderr: string
}

function dateline(args: string[], input = ''): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'extract', ...args],
      { cwd: ROOT },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
    child.stdin?.end(input)
  })
}

const REPORT = 'Police in Penang arrested 23 Nigerians on Monday over a parcel scam.\n'

describe('dateline extract', () => {
  test('reads standard input and prints a document that the program reads', async () => {
    const { code, stdout } = await dateline(['-', '--published', '2024-03-15'], REPORT)
    const { incidents, problems } = readDocument(stdout)
    expect(code).toBe(0)
    expect(problems).toEqual([])
    expect(
      incidents.map(({ count, date, places }) => [count.min, date.start, places[0]?.name, places[0]?.precision]),
    ).toEqual([[23, '2024-03-11', 'Penang', places0(incidents)]])
    expect(incidents[0]?.places[0]?.lat).toBeCloseTo(5.3, 0)
  })

  test('writes one file a report, in one job or two the same bytes, and goes on after what cannot be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-'))
    const files = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (name, i) => {
        const file = join(folder, `${name}.txt`)
        await writeFile(file, REPORT.replace('23', String(20 + i)))
        return file
      }),
    )
    const missing = join(folder, 'none.txt')
    const empty = join(folder, 'empty.txt')
    await writeFile(empty, '')
    const [one, two] = [join(folder, 'one'), join(folder, 'two')]
    const single = await dateline([missing, ...files, empty, '--published', '2024-03-15', '--out', one])
    const double = await dateline([missing, ...files, empty, '--published', '2024-03-15', '--out', two, '--jobs', '2'])
    expect([single.code, double.code]).toEqual([1, 1])
    expect(single.stderr).toMatch(/none\.txt: .*ENOENT/u)
    expect(single.stderr).toMatch(/empty\.txt: The report has no text/u)
    expect((await readdir(one)).sort()).toEqual(['a.json', 'b.json', 'c.json', 'd.json', 'empty.json'])
    expect((await readdir(two)).sort()).toEqual(await readdir(one).then((names) => names.sort()))
    for (const name of await readdir(one))
      expect(await readFile(join(two, name), 'utf8')).toBe(await readFile(join(one, name), 'utf8'))
  })

  test('makes the folder it writes to with those around it, and says so where none can be made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-'))
    const report = join(folder, 'report.txt')
    await writeFile(report, REPORT)
    const run = (out: string) => dateline([report, '--published', '2024-03-15', '--out', out])
    const inside = join(folder, 'a', 'b')
    expect([(await run(inside)).code, (await run(inside)).code]).toEqual([0, 0])
    expect(await readdir(inside)).toEqual(['report.json'])
    const onFile = await run(report)
    expect([onFile.code, onFile.stderr]).toEqual([2, expect.stringMatching(/EEXIST.*report\.txt/u)])
    expect(await readFile(report, 'utf8')).toBe(REPORT)
    // A file system in which nobody can make anything, where there is one.
    if (existsSync('/proc/self')) expect((await run('/proc/none/here')).stderr).toMatch(/ENOENT.*\/proc\/none/u)
  })

  test.each([[[]], [['x', '--published', 'Monday']], [['x', '--jobs', '0']]])(
    'a wrong call says how to call: %j',
    async (args) => {
      const { code, stderr } = await dateline(args)
      expect(code).toBe(2)
      expect(stderr).toContain('usage: dateline extract FILE')
    },
  )
})

const places0 = (incidents: readonly { places: readonly { precision?: string | null }[] }[]): string =>
  incidents[0]?.places[0]?.precision ?? ''
