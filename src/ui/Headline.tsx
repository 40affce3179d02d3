import type { ReactNode } from 'react'
import { formatNumber, formatSum, sumInWords, windowInWords } from '../domain/describe.ts'
import type { Tally } from '../time/tally.ts'
import { endlessOf, headlineOf, leftOf, outsideOf, undrawnOf } from '../state/selectors.ts'
import { changeView } from '../state/actions.ts'
import { mapCommands } from './commands.ts'
import { useDispatch, useSelect } from './store.ts'

/** The sentence for a set of sums, as spoken: "12 operations, at least 1,204 people arrested, 318 people deported". */
export function tallyInWords({ operations, arrested, transfers, deported }: Tally): string {
  const parts: string[] = []
  if (operations)
    parts.push(
      `${formatNumber(operations)} ${operations === 1 ? 'operation' : 'operations'}, ${sumInWords(arrested)} arrested`,
    )
  if (transfers)
    parts.push(
      `${sumInWords(deported)} deported in ${formatNumber(transfers)} ${transfers === 1 ? 'transfer' : 'transfers'}`,
    )
  return parts.length ? parts.join('; ') : 'No reports here in this window'
}

/** What is on the screen, in one sentence, always; and a line of something else below it. */
export function Headline({ children }: { children?: ReactNode }) {
  const tally = useSelect(headlineOf)
  const window = useSelect((state) => state.view.window)
  const mode = useSelect((state) => state.view.mode)
  const outside = useSelect(outsideOf)
  const undrawn = useSelect(undrawnOf)
  const endless = useSelect(endlessOf)
  const left = useSelect(leftOf)
  const dispatch = useDispatch()
  // A globe has a far side.
  const showWorld = (): void => {
    dispatch(changeView({ projection: 'flat' }))
    mapCommands()?.fit([-130, -45, 179, 62])
  }
  const isEmpty = tally.operations === 0 && tally.transfers === 0
  return (
    <header className="headline">
      <p className="headline-when">{windowInWords(window, mode)}</p>
      <h2 className="headline-sentence">
        {isEmpty ? (
          'No reports here in this window'
        ) : (
          <>
            {tally.operations > 0 && (
              <span>
                {`${formatNumber(tally.operations)} ${tally.operations === 1 ? 'operation' : 'operations'} · `}
                <b className="arrest-ink">{formatSum(tally.arrested)}</b> people arrested
              </span>
            )}
            {tally.operations > 0 && tally.transfers > 0 && ' · '}
            {tally.transfers > 0 && (
              <span>
                <b className="deportation-ink">{formatSum(tally.deported)}</b> deported
              </span>
            )}
          </>
        )}
      </h2>
      {outside > 0 && (
        <p className="headline-outside">
          {`${formatNumber(outside)} more ${outside === 1 ? 'report lies' : 'reports lie'} outside this view. `}
          <button type="button" className="link-button" onClick={showWorld}>
            Show the world
          </button>
        </p>
      )}
      {undrawn > 0 && (
        <p className="headline-outside">
          {formatNumber(undrawn)} {undrawn === 1 ? 'transfer has' : 'transfers have'} both ends in one mark at this
          zoom, so no arc.
        </p>
      )}
      {endless > 0 && (
        <p className="headline-outside">
          {formatNumber(endless)} {endless === 1 ? 'transfer has' : 'transfers have'} an end that is not reported, so no
          arc.
        </p>
      )}
      {left && (
        <p className="headline-outside">
          Too much to be told apart:{' '}
          {[
            left.arcs > 0 && `${formatNumber(left.arcs)} smaller arcs (${formatNumber(left.deported)} people)`,
            left.ties > 0 && `${formatNumber(left.ties)} smaller joint figures (${formatNumber(left.arrested)} people)`,
          ]
            .filter(Boolean)
            .join(' and ')}{' '}
          are in the sums and not drawn. Zoom in, or filter.
        </p>
      )}
      {isEmpty && outside === 0 && (
        <p className="headline-outside">
          Nothing was collected for these days, or the filters leave it out. It does not follow that nothing happened.
        </p>
      )}
      {children}
    </header>
  )
}
