// Builds the app into dist/ unless the build there was made from the very same files.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runBin } from './install.mjs'

const INPUTS = [
  'src',
  'public',
  'seeds',
  'scripts/seedsPlugin.ts',
  'scripts/connectPlugin.ts',
  'index.html',
  'embed.html',
  'vite.config.ts',
  'package-lock.json',
]
const STAMP = join(ROOT, 'dist', '.built-from')

/** Names, sizes and contents (large data: sizes and times) of everything that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(ROOT, path)
    const stat = statSync(full)
    if (stat.isDirectory())
      return readdirSync(full)
        .sort()
        .forEach((name) => add(`${path}/${name}`))
    hash.update(path)
    hash.update(stat.size > 1_000_000 ? `${stat.size} ${stat.mtimeMs}` : readFileSync(full))
  }
  INPUTS.forEach(add)
  hash.update(process.env.DATELINE_CONNECT ?? '')
  return hash.digest('hex')
}

export function buildWhatIsMissing() {
  const wanted = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  console.log('Building …')
  runBin('vite', ['build', '--logLevel', 'warn'])
  writeFileSync(STAMP, wanted)
}
