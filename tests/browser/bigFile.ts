import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { arrowOf } from '../helpers/arrowFile.ts'
import { generate } from '../helpers/generate.ts'

const written = new Set<string>()

/** An Arrow file of made-up incidents on the disk, the same ones for the same number. */
export function writeBig(n: number): string {
  const path = join(tmpdir(), `dateline-${n}.arrow`)
  if (!written.has(path)) writeFileSync(path, arrowOf(generate(n)))
  written.add(path)
  return path
}

/** Drops a file of the disk onto the page, as a hand does. */
export async function dropFile(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'hand'
    input.hidden = true
    document.body.append(input)
  })
  await page.locator('#hand').setInputFiles(path)
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#hand')!
    const data = new DataTransfer()
    for (const file of input.files!) data.items.add(file)
    for (const kind of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))
    input.remove()
  })
}
