import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'dateline-'))

function dateline(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('npx', ['tsx', 'src/cli/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const fileOf = (name: string, lines: string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

test('without a known command it says which there are, and fails', () => {
  const { status, stdout, stderr } = dateline('no-such-command')
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain('toponyms FILE.jsonl')
})

test('geocode prints ranked places as JSON', () => {
  const { status, stdout } = dateline('geocode', 'Poipet', '--country', 'kh')
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject([
    { name: 'Poipet', country: 'KH', admin1: 'Banteay Meanchey', precision: 'city' },
  ])
})

test('geocode and toponyms know names in other scripts', () => {
  const { status, stdout } = dateline('geocode', '金邊')
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject([{ name: '金邊', country: 'KH', precision: 'city' }, {}])
  const file = fileOf('chinese.jsonl', [
    '{"doc_id": 1, "text": "\\u67ec\\u57d4\\u5be8"}',
    '{"doc_id": 2, "text": "Paris"}',
  ])
  const lines = dateline('toponyms', file)
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  expect(lines).toMatchObject([{ toponyms: [{ start: 0, end: 3, country: 'KH' }] }, { toponyms: [{ country: 'FR' }] }])
})

test('geocode of an unknown name says so and fails', () => {
  const { status, stderr } = dateline('geocode', 'Xyzzyqwx')
  expect(status).toBe(1)
  expect(stderr).toContain('could not be located')
})

test('toponyms reads a document a line; a bad line is named and the rest goes on', () => {
  const file = fileOf('documents.jsonl', [
    '{"doc_id": 1, "text": "A raid in Poipet, Cambodia, on Monday."}',
    'no json',
    '{"doc_id": 2, "text": 5}',
    '{"doc_id": 3, "text": "Paris, Texas", "toponyms": [{"start": 0, "end": 5, "text": "Paris"}]}',
    '{"doc_id": 4, "text": "Paris", "toponyms": [{"start": 0, "end": 99}]}',
    '{"doc_id": 5, "text": ""}',
  ])
  const { status, stdout, stderr } = dateline('toponyms', file)
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /^line 2: .*\nline 3: "text" is missing or no string\nline 5: toponyms\[0\] is not inside the text\n$/,
  )
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { doc_id: number; toponyms: object[] })
  expect(lines.map(({ doc_id }) => doc_id)).toEqual([1, 3, 5])
  expect(lines[0]?.toponyms).toMatchObject([
    { start: 10, end: 16, text: 'Poipet', country: 'KH', admin1: 'Banteay Meanchey', precision: 'city' },
    { text: 'Cambodia', country: 'KH', precision: 'country' },
  ])
  expect(lines[1]?.toponyms).toMatchObject([{ start: 0, end: 5, country: 'US', admin1: 'Texas' }])
  expect(lines[2]?.toponyms).toEqual([])
})

test('toponyms of a file that is not there fails with a message', () => {
  const { status, stdout, stderr } = dateline('toponyms', join(folder, 'no-such-file.jsonl'))
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain('no-such-file.jsonl')
})
