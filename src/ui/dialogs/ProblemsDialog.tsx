import { formatNumber } from '../../domain/describe.ts'
import { useSelect } from '../store.ts'
import { Dialog } from './Dialog.tsx'

/** Everything of the data that could not be read or placed, with the reason and what can be done. */
export function ProblemsDialog() {
  const problems = useSelect((state) => state.dataset.problems)
  return (
    <Dialog title="What could not be read or placed">
      {problems.length === 0 ? (
        <p>Everything was read and placed.</p>
      ) : (
        <>
          <p>{formatNumber(problems.length)} in all. The rest of the data is complete.</p>
          <ul className="problems">
            {problems.map((problem, i) => (
              <li key={i}>
                <code>{problem.path}</code> {problem.message} <span className="quiet">{problem.advice}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
