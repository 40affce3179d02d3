import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { arrowOf } from '../helpers/arrowFile.ts'
import { generate } from '../helpers/generate.ts'

/** An Arrow file of made-up incidents on the disk. */
export function writeBig(n: number): string {
  const path = join(tmpdir(), `dateline-${n}.arrow`)
  writeFileSync(path, arrowOf(generate(n)))
  return path
}

/** Drops a file of the disk onto the page, as a hand does. The page gets it from an address that only the test answers. */
export async function dropFile(page: Page, path: string, name: string): Promise<void> {
  await page.route('**/dropped-file', (route) => route.fulfill({ path, contentType: 'application/octet-stream' }))
  await page.evaluate(async (called) => {
    const bytes = await (await fetch('dropped-file')).blob()
    const data = new DataTransfer()
    data.items.add(new File([bytes], called))
    for (const kind of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))
  }, name)
}
