import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { writeLink } from '../../src/share/link.ts'
import { VIEWS } from './views.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('zone.ts', import.meta.url))

async function printedIn(zone: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, TZ: zone } })
  return JSON.parse(stdout) as unknown
}

test('links are the same east and west of Greenwich', async () => {
  const expected = { links: VIEWS.map((view) => writeLink(view)), views: VIEWS.map((view) => view.window) }
  const [east, west] = await Promise.all([printedIn('Pacific/Apia'), printedIn('America/New_York')])
  expect(east).toEqual(expected)
  expect(west).toEqual(expected)
})
