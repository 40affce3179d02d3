/**
 * Copies the fonts of map labels.
 * Reads: the @fontsource packages in node_modules (OFL-1.1). Writes: `public/geo/fonts/*.woff2`, 150 KB.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { LABEL_FONT_FILES } from '../../src/map/labelFonts.ts'

const modules = new URL('../../node_modules/@fontsource/', import.meta.url)
const target = new URL('../../public/geo/fonts/', import.meta.url)

/** `source-sans-3-latin-400-normal.woff2` comes from the package `@fontsource/source-sans-3`. */
const packageOf = (file: string): string => (file.startsWith('source-serif-4') ? 'source-serif-4' : 'source-sans-3')

export function copyFonts(): void {
  mkdirSync(target, { recursive: true })
  for (const file of LABEL_FONT_FILES)
    copyFileSync(new URL(`${packageOf(file)}/files/${file}`, modules), new URL(file, target))
}
