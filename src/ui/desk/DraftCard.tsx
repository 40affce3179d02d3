import { countInWords, dateInWords, typeName } from '../../domain/describe.ts'
import { peopleInWords, whereInWords } from '../../domain/describeNames.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Likeness } from '../../domain/likeness.ts'
import type { Draft } from '../../state/desk.ts'
import { DraftForm } from './DraftForm.tsx'
import { useLit } from './lit.ts'

/** "225 people arrested, Phnom Penh, 16 August 2017". */
export const draftInWords = (incident: Incident): string =>
  [
    `${countInWords(incident.count)} ${incident.type === 'deportation' ? 'deported' : 'arrested'}`,
    whereInWords(incident),
    dateInWords(incident.date),
  ].join(', ')

/** One draft: what it says in a sentence, what it may be a repetition of, its fields, and what becomes of it. */
export function DraftCard({
  draft,
  isOpen,
  likeness,
  overtakenBy,
  onOpen,
  onChange,
  onAccept,
  onReject,
  onMerge,
  onFurtherPlace,
  onRenew,
}: {
  draft: Draft
  isOpen: boolean
  likeness: Likeness | null
  /** What the draft corrects, where that has changed since; it can only be begun again then. */
  overtakenBy: Incident | null
  onOpen: (isOpen: boolean) => void
  onChange: (incident: Incident) => void
  onAccept: () => void
  onReject: () => void
  onMerge: () => void
  onFurtherPlace: () => void
  onRenew: () => void
}) {
  const { incident } = draft
  const { isLit, on } = useLit(draft.id, 'count')
  return (
    <article
      className="desk-draft"
      aria-label={draftInWords(incident)}
      data-open={isOpen || undefined}
      data-draft={draft.id}
    >
      <button
        type="button"
        className="desk-draft-head"
        aria-expanded={isOpen}
        data-lit={isLit || undefined}
        onClick={() => onOpen(!isOpen)}
        {...on}
      >
        <span className="desk-kind" data-type={incident.type}>
          {incident.aggregate ? 'Reported total, never added' : typeName(incident.type)}
          {incident.status === 'planned' && ' · announced'}
        </span>
        <span className="desk-draft-count">{countInWords(incident.count)}</span>
        <span className="quiet">
          {whereInWords(incident)} · {dateInWords(incident.date)}
        </span>
        {incident.people.length > 0 && <span className="quiet">{peopleInWords(incident.people)}</span>}
      </button>
      {likeness && (
        <div className="desk-likeness" role="group" aria-label="Looks like a known incident">
          <p>
            Looks like a known incident ({Math.round(likeness.score * 100)} %): {draftInWords(likeness.known)}.{' '}
            <span className="quiet">{likeness.reasons.join('; ')}.</span>
          </p>
          <button type="button" className="text-button" onClick={onMerge}>
            Merge with it
          </button>
          <button type="button" className="text-button" onClick={onFurtherPlace}>
            Same operation, further place
          </button>
          <button type="button" className="text-button" onClick={onAccept}>
            Keep both
          </button>
        </div>
      )}
      {overtakenBy && (
        <div className="desk-likeness" role="group" aria-label="Changed since the correction was begun">
          <p>
            This incident was changed after the correction was begun. It is now: {draftInWords(overtakenBy)}, with{' '}
            {overtakenBy.sources.length === 1 ? 'one source' : `${overtakenBy.sources.length} sources`}. Accepting the
            correction would undo that.
          </p>
          <button type="button" className="text-button" onClick={onRenew}>
            Begin again from what it is now
          </button>
        </div>
      )}
      {isOpen && <DraftForm draft={draft.id} incident={incident} onChange={onChange} />}
      <div className="desk-draft-buttons">
        <button type="button" className="primary-button" disabled={overtakenBy !== null} onClick={onAccept}>
          Accept
        </button>
        <button type="button" className="text-button" onClick={onReject}>
          Reject
        </button>
        <button type="button" className="text-button" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {isOpen ? 'Close the fields' : 'Edit'}
        </button>
      </div>
    </article>
  )
}
