// Installs the dependencies when they are missing or older than the lock file. Uses nothing but Node.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync, utimesSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command in the project's folder, its output going to the terminal; ends the process where it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

/** Runs a program of a dependency. */
export const runBin = (name, args, options) => run(process.execPath, [binPath(name), ...args], options)

function binPath(name) {
  const bins = {
    vite: 'vite/bin/vite.js',
    tsc: 'typescript/bin/tsc',
    vitest: 'vitest/vitest.mjs',
    oxlint: 'oxlint/bin/oxlint',
    playwright: '@playwright/test/cli.js',
  }
  return `${ROOT}node_modules/${bins[name]}`
}

export function installWhatIsMissing() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Dateline needs Node 20.19 or later; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const installed = `${ROOT}node_modules/.package-lock.json`
  const lock = `${ROOT}package-lock.json`
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  console.log('Installing what is missing …')
  // Not `npm ci`: the linter and the formatter have binaries for twenty systems, not every registry has all of them, and
  // `ci` wants each in the lock file. This installs what is locked and leaves the lock file as it is.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  utimesSync(installed, new Date(), new Date())
}
