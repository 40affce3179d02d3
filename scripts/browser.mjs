// Finds a Chromium for the browser tests: $CHROME, one that is installed, one from npm (Linux), or Playwright's own.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './install.mjs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The newest one that runs on Node 20. */
const PACKAGED = '@sparticuz/chromium@147.0.0'

/** Path of a browser, or null where only Playwright's own download is left, which it then starts by itself. */
export async function findBrowser() {
  if (process.env.CHROME) return process.env.CHROME
  const installed = process.env.NO_SYSTEM_CHROMIUM ? undefined : INSTALLED.find((path) => existsSync(path))
  if (installed) return installed
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser()
  console.log('Installing a browser …')
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'],
    { stdio: 'inherit' },
  )
  if (status !== 0) throw new Error('No browser could be installed. Set CHROME to the path of a Chromium or Chrome.')
  return null
}

/** Unpacks the browser of the npm package into a folder of its own version: the package itself reuses any that it finds. */
async function packagedBrowser() {
  const folder = join(ROOT, '.cache', 'browser')
  const manifest = join(folder, 'node_modules/@sparticuz/chromium/package.json')
  if (!existsSync(manifest)) {
    console.log('Installing a browser …')
    mkdirSync(folder, { recursive: true })
    const { status } = spawnSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', PACKAGED],
      { stdio: 'inherit' },
    )
    if (status !== 0)
      throw new Error(`${PACKAGED} could not be installed. Set CHROME to the path of a Chromium or Chrome.`)
  }
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const entry = createRequire(manifest).resolve('@sparticuz/chromium')
    const { default: chromium } = await import(pathToFileURL(entry).href)
    return await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
