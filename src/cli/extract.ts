import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseDay } from '../domain/day.ts'
import type { Command } from './command.ts'
import { extractInJobs } from './extractJobs.ts'
import { makeFolder } from './makeFolder.ts'
import { extractReport, nameOf, type Outcome } from './extractReport.ts'
import { openGazetteerFile } from './openGazetteerFile.ts'

const MOST_JOBS = 64
/** With fewer files a line about progress is noise. */
const FEW_FILES = 20
const PROGRESS_MS = 1000

/**
 * Extracts the incidents of reports in plain text. Prints one document a report, or writes them into a folder. A report
 * that cannot be read is told on stderr, and the rest goes on; the exit code is then 1. The same input gives the same
 * bytes, whatever the number of jobs.
 */
export const extract: Command = {
  usage: 'FILE... [--published YYYY-MM-DD] [--out FOLDER] [--jobs N]',
  async run(args) {
    const { values, positionals: files } = parseArgs({
      args,
      allowPositionals: true,
      options: { published: { type: 'string' }, out: { type: 'string' }, jobs: { type: 'string' } },
    })
    const published = values.published ?? null
    const jobs = values.jobs === undefined ? 1 : Number(values.jobs)
    const isWrong =
      files.length === 0 || (published !== null && parseDay(published) === null) || !(jobs >= 1 && jobs <= MOST_JOBS)
    if (isWrong) {
      process.stderr.write(`usage: dateline extract ${this.usage}\n`)
      return 2
    }
    if (values.out !== undefined) await makeFolder(values.out)
    const report = progressOf(files.length)
    let failures = 0
    const names = new Map<string, number>()
    const finish = async (file: string, { document, failure, incidents }: Outcome): Promise<void> => {
      if (failure !== null) {
        failures++
        process.stderr.write(`${file}: ${failure}\n`)
      }
      report(incidents)
      if (document === '') return
      if (values.out === undefined) process.stdout.write(document)
      else await writeFile(join(values.out, `${freshName(nameOf(file), names)}.json`), document)
    }
    const count = Math.min(Math.trunc(jobs), files.length)
    if (count > 1) await extractInJobs(files, published, count, finish)
    else {
      const gazetteer = await openGazetteerFile()
      for (const file of files) await finish(file, await extractReport(gazetteer, file, published))
    }
    return failures > 0 ? 1 : 0
  },
}

/** Reports of one name in several folders do not overwrite each other. */
function freshName(name: string, taken: Map<string, number>): string {
  const before = taken.get(name) ?? 0
  taken.set(name, before + 1)
  return before === 0 ? name : `${name}-${before + 1}`
}

function progressOf(total: number): (incidents: number) => void {
  let [done, found, last] = [0, 0, Date.now()]
  return (incidents) => {
    done++
    found += incidents
    if (total < FEW_FILES || (Date.now() - last < PROGRESS_MS && done < total)) return
    last = Date.now()
    process.stderr.write(`${done} of ${total} reports, ${found} incidents\n`)
  }
}
