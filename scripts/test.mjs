// npm test: installs what is missing, a browser included, and runs lint, types, unit tests under two time zones, the
// build and the tests in a real browser. Closes with the name and the fault of whatever failed, and one line of totals.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT, installWhatIsMissing } from './install.mjs'

installWhatIsMissing()
const { findBrowser } = await import('./browser.mjs')
const browser = await findBrowser()

const REPORTS = join(ROOT, 'test-results', 'reports')
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const bin = (path) => [process.execPath, join(ROOT, 'node_modules', path)]
const totals = { passed: 0, failed: 0, skipped: 0 }
const faults = []

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
  const ok = stage(title, command)
  totals[ok ? 'passed' : 'failed']++
  if (!ok) faults.push(title)
}

function unit(zone) {
  const file = join(REPORTS, `unit-${zone.replace('/', '-')}.json`)
  const ok = stage(
    `Unit tests, time zone ${zone}`,
    [...bin('vitest/vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    { TZ: zone },
  )
  count(`Unit tests, ${zone}`, ok, file, (report) => ({
    passed: report.numPassedTests,
    failed: report.testResults.flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      return failed.length > 0 || !message
        ? failed.map(({ fullName, failureMessages }) => `${relative(ROOT, name)} › ${fullName}\n${failureMessages[0]}`)
        : [`${relative(ROOT, name)}\n${message}`]
    }),
    skipped: report.numPendingTests,
  }))
}

function browserTests() {
  const file = join(REPORTS, 'browser.json')
  const ok = stage('Tests in a real browser', [...bin('@playwright/test/cli.js'), 'test'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    ...(browser ? { CHROME: browser } : {}),
  })
  count('Tests in a real browser', ok, file, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: unexpectedOf(suites),
    skipped: stats.skipped,
  }))
}

function unexpectedOf(suites) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, line, title, tests }) => {
        const message = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors))[0]?.message
        return `${file}:${line} › ${title}\n${message ?? ''}`
      }),
    ...unexpectedOf(inner),
  ])
}

function count(title, ok, file, read) {
  const nothing = { passed: 0, failed: [], skipped: 0 }
  const { passed, failed, skipped } = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : nothing
  const told = failed.length === 0 && !ok ? [`${title}: stopped without a report of a failed test`] : failed
  totals.passed += passed
  totals.failed += told.length
  totals.skipped += skipped
  faults.push(...told)
}

check('Lint', [...bin('oxlint/bin/oxlint'), '--deny-warnings'])
check('Types', [...bin('typescript/bin/tsc'), '--noEmit'])
unit('America/New_York')
unit('Asia/Phnom_Penh')
check('Build', [process.execPath, '-e', "import('./scripts/build.mjs').then((m) => m.buildWhatIsMissing())"])
browserTests()

for (const fault of faults) console.log(`\n✘ ${fault.slice(0, 2_000)}`)
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)
