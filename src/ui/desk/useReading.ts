import { useRef, useState } from 'react'
import type { Desk, DeskStep, OwnReport } from '../../state/desk.ts'
import { addReport } from '../../state/desk.ts'
import type { Brought } from './AddReport.tsx'

type Commit = (make: (desk: Desk) => DeskStep) => Promise<void>

/** A report that was read, or why it was not. */
interface Outcome {
  id: string
  name: string
  drafts: number
  failure: string | null
}

/** Reads reports in the worker, one after the other, and puts them on the desk with what was found. */
export function useReading(commit: Commit) {
  const [busy, setBusy] = useState<string | null>(null)
  const [problems, setProblems] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const isCancelled = useRef(false)

  async function readOne(report: OwnReport): Promise<Outcome> {
    const { extractIncidents } = await import('../../worker/client.ts')
    try {
      const found = await extractIncidents(report.text, { published: report.published, source: report.source })
      const published = report.published ?? found.published
      const words = found.problems.map(({ message, advice }) => [message, advice].filter(Boolean).join(' '))
      if (found.incidents.length === 0 && words.length === 0)
        words.push('No arrest or deportation with a number or a date was found. You can add a draft by hand.')
      await commit((desk) =>
        addReport(desk, { ...report, published, source: { ...report.source, published } }, found.incidents),
      )
      setProblems((before) => new Map(before).set(report.id, words))
      return { id: report.id, name: report.name, drafts: found.incidents.length, failure: null }
    } catch (error) {
      return {
        id: report.id,
        name: report.name,
        drafts: 0,
        failure: error instanceof Error ? error.message : 'unknown reason',
      }
    }
  }

  return {
    /** What is going on; null when nothing is. */
    busy,
    problemsOf: (report: string): readonly string[] => problems.get(report) ?? [],
    async read(list: readonly Brought[]): Promise<Outcome[]> {
      isCancelled.current = false
      const outcomes: Outcome[] = []
      for (const [i, { name, text, published, source }] of list.entries()) {
        if (isCancelled.current) break
        setBusy(list.length > 1 ? `Reading ${i + 1} of ${list.length}: ${name}` : 'Reading the report …')
        outcomes.push(
          await readOne({ id: crypto.randomUUID(), name, text, published, source: { ...source, published } }),
        )
      }
      setBusy(null)
      return outcomes.filter(({ failure }) => failure === null)
    },
    /** Reads a report anew; says what became of it. */
    async readAgain(report: OwnReport): Promise<string> {
      setBusy('Reading the report …')
      const { failure, drafts } = await readOne(report)
      setBusy(null)
      return failure === null
        ? `Read again: ${drafts === 1 ? 'one draft' : `${drafts} drafts`}. Undo gives the former ones back.`
        : `The report could not be read again: ${failure}.`
    },
    cancel(): void {
      isCancelled.current = true
      void import('../../worker/client.ts').then(({ cancelWork }) => cancelWork())
    },
    wordsFor(read: readonly Outcome[]): string {
      if (read.length === 0)
        return isCancelled.current
          ? 'Cancelled. Nothing was kept.'
          : 'The report could not be read: the reader could not be started. Try again.'
      const drafts = read.reduce((sum, outcome) => sum + outcome.drafts, 0)
      return `${read.length === 1 ? 'One report' : `${read.length} reports`} read, ${drafts === 1 ? 'one draft' : `${drafts} drafts`} to check. Nothing counts until it is accepted.`
    },
  }
}
