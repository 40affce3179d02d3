import { useEffect, useState } from 'react'
import { formatNumber } from '../../domain/describe.ts'
import { nationalityName } from '../../domain/names.ts'
import { UNSTATED } from '../../domain/split.ts'
import { toggleFilter } from '../../state/actions.ts'
import type { Answers } from '../../state/answers.ts'
import type { AppState } from '../../state/appState.ts'
import { ledgerOf } from '../../state/selectors.ts'
import { spanOf } from '../../time/span.ts'
import type { OpenFile } from '../../state/dataset.ts'
import type { LedgerLine } from '../../time/tally.ts'
import { useDispatch, useSelect } from '../store.ts'
import { useSettled } from '../useSettled.ts'

const REFRESH_MS = 2000

const linesOf = (state: AppState): LedgerLine[] | null => (state.dataset.file ? null : ledgerOf(state))
const NO_LINES: readonly LedgerLine[] = []

/** Of a large file the lines come from its worker, a moment later. */
function useLedger(): readonly LedgerLine[] {
  const own = useSettled(linesOf, { mostMs: REFRESH_MS })
  const [last, setLast] = useState<{ of: OpenFile; lines: readonly LedgerLine[] } | null>(null)
  const file = useSelect((state) => state.dataset.file)
  const answers = useSelect(answersOf)
  const from = useSettled(fromOf, { mostMs: REFRESH_MS })
  const until = useSettled(untilOf, { mostMs: REFRESH_MS })
  useEffect(() => {
    if (!file || !answers) return
    let isWanted = true
    // A worker that stops is told of by whoever watches it.
    void file.ledger({ from, until }).then(
      (lines) => isWanted && setLast({ of: file, lines }),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
    // Anew with the answers of another view.
  }, [file, answers, from, until])
  return own ?? (last?.of === file ? last.lines : NO_LINES)
}

const answersOf = ({ dataset }: AppState): Answers | null => (dataset.file ? dataset.answers : null)
const fromOf = ({ view }: AppState): number => spanOf(view.window, view.mode).from
const untilOf = ({ view }: AppState): number => spanOf(view.window, view.mode).until

/** By nationality: arrested, deported, and the arrested for whom no deportation is in the same set. */
export function LedgerTable() {
  const dispatch = useDispatch()
  const lines = useLedger()
  const chosen = useSelect((state) => state.view.filters.nationalities)
  const sum = (field: 'arrested' | 'deported' | 'notAccountedFor'): number =>
    lines.reduce((total, line) => total + line[field], 0)
  return (
    <div className="ledger-scroll" tabIndex={0} role="region" aria-label="Ledger by nationality">
      <table className="ledger">
        <caption>Least numbers of people on the screen and in the window, by reported nationality</caption>
        <thead>
          <tr>
            <th scope="col">Nationality</th>
            <th scope="col">Arrested</th>
            <th scope="col">Deported</th>
            <th scope="col">
              <abbr title="Arrested minus deported in this set, never below zero">Not accounted for</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.nationality}>
              <th scope="row">
                {line.nationality === UNSTATED ? (
                  <i>not stated</i>
                ) : (
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={chosen.includes(line.nationality)}
                    onClick={() => dispatch(toggleFilter('nationalities', line.nationality))}
                  >
                    {nationalityName(line.nationality)}
                  </button>
                )}
              </th>
              <td>{line.arrested ? formatNumber(line.arrested) : '–'}</td>
              <td>{line.deported ? formatNumber(line.deported) : '–'}</td>
              <td>{line.notAccountedFor ? formatNumber(line.notAccountedFor) : '–'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td>{formatNumber(sum('arrested'))}</td>
            <td>{formatNumber(sum('deported'))}</td>
            <td>{formatNumber(sum('notAccountedFor'))}</td>
          </tr>
        </tfoot>
      </table>
      <p className="quiet">
        “Not accounted for” means only that no deportation of as many people of this nationality is among the reports
        shown. People may have been released, acquitted, tried where they were held, or sent home as victims of
        trafficking. Arrest is not guilt.
      </p>
    </div>
  )
}
