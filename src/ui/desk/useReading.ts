import { useRef, useState } from 'react'
import { homeOf } from '../../state/appState.ts'
import type { OwnReport } from '../../state/desk.ts'
import { addReport } from '../../state/desk.ts'
import { CANCELLED } from '../../worker/connection.ts'
import { useAppStore } from '../store.ts'
import type { Brought } from './AddReport.tsx'
import type { Commit } from './keeper.ts'

/** A report that was read, or why it was not. */
interface Outcome {
  id: string
  drafts: number
  /** A sentence for a person; null where it was read. */
  failure: string | null
}

/** Reads reports in the worker, one after the other, and puts them on the desk with what was found. */
export function useReading(commit: Commit) {
  const store = useAppStore()
  const [busy, setBusy] = useState<string | null>(null)
  const [problems, setProblems] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  const [progress, setProgress] = useState<number | null>(null)
  const isCancelled = useRef(false)

  async function readOne(report: OwnReport): Promise<Outcome> {
    const { extractIncidents } = await import('../../worker/client.ts')
    try {
      const found = await extractIncidents(
        report.text,
        { published: report.published, source: report.source },
        setProgress,
      )
      const published = report.published ?? found.published
      const words = found.problems.map(({ message, advice }) => [message, advice].filter(Boolean).join(' '))
      if (found.incidents.length === 0 && words.length === 0)
        words.push('No arrest or deportation with a number or a date was found. You can add a draft by hand.')
      const read = { ...report, published, source: { ...report.source, published } }
      const taken = new Set(homeOf(store.getState()).position.keys())
      await commit((desk) => addReport(desk, read, found.incidents, taken))
      setProblems((before) => new Map(before).set(report.id, words))
      return { id: report.id, drafts: found.incidents.length, failure: null }
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown reason'
      const failure = reason === CANCELLED ? 'Cancelled.' : `“${report.name}” could not be read: ${reason}.`
      return { id: report.id, drafts: 0, failure }
    } finally {
      setProgress(null)
    }
  }

  return {
    /** What is going on; null when nothing is. */
    busy,
    /** How much of a long report is read, 0 to 1; null where that is not told. */
    progress,
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
      return outcomes
    },
    /** Reads a report anew; says what became of it. */
    async readAgain(report: OwnReport): Promise<string> {
      setBusy('Reading the report …')
      const { failure, drafts } = await readOne(report)
      setBusy(null)
      return failure === null
        ? `Read again: ${drafts === 1 ? 'one draft' : `${drafts} drafts`}. Undo gives the former ones back.`
        : failure
    },
    cancel(): void {
      isCancelled.current = true
      void import('../../worker/client.ts').then(({ cancelWork }) => cancelWork())
    },
    wordsFor(outcomes: readonly Outcome[]): string {
      const read = outcomes.filter(({ failure }) => failure === null)
      const drafts = read.reduce((sum, outcome) => sum + outcome.drafts, 0)
      const failed = outcomes.flatMap(({ failure }) => failure ?? [])
      const done = `${read.length === 1 ? 'One report' : `${read.length} reports`} read, ${drafts === 1 ? 'one draft' : `${drafts} drafts`} to check. Nothing counts until it is accepted.`
      return [...failed, ...(read.length > 0 ? [done] : ['Nothing was kept.'])].join(' ')
    },
  }
}
