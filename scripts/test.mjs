// npm test: installs what is missing, a browser included, and runs lint, types, unit tests under two time zones, the
// build and the tests in a real browser. Prints one closing line with what passed and failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, installWhatIsMissing } from './install.mjs'

installWhatIsMissing()
const { findBrowser } = await import('./browser.mjs')
const browser = await findBrowser()

const REPORTS = join(ROOT, 'test-results', 'reports')
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const bin = (path) => [process.execPath, join(ROOT, 'node_modules', path)]
const totals = { passed: 0, failed: 0, skipped: 0 }

function stage(title, [command, script, ...args], env = {}) {
  console.log(`\n── ${title}`)
  const { status } = spawnSync(command, [script, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return status === 0
}

/** A stage without tests of its own counts as one. */
function check(title, command) {
  totals[stage(title, command) ? 'passed' : 'failed']++
}

function unit(zone) {
  const file = join(REPORTS, `unit-${zone.replace('/', '-')}.json`)
  const ok = stage(
    `Unit tests, time zone ${zone}`,
    [...bin('vitest/vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    { TZ: zone },
  )
  count(ok, file, (report) => [report.numPassedTests, report.numFailedTests, report.numPendingTests])
}

function browserTests() {
  const file = join(REPORTS, 'browser.json')
  const ok = stage('Tests in a real browser', [...bin('@playwright/test/cli.js'), 'test'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    ...(browser ? { CHROME: browser } : {}),
  })
  count(ok, file, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected, stats.skipped])
}

function count(ok, file, read) {
  const [passed, failed, skipped] = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [0, 0, 0]
  totals.passed += passed
  totals.failed += failed === 0 && !ok ? 1 : failed
  totals.skipped += skipped
}

check('Lint', [...bin('oxlint/bin/oxlint'), '--deny-warnings'])
check('Types', [...bin('typescript/bin/tsc'), '--noEmit'])
unit('America/New_York')
unit('Asia/Phnom_Penh')
check('Build', [process.execPath, '-e', "import('./scripts/build.mjs').then((m) => m.buildWhatIsMissing())"])
browserTests()

console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)
