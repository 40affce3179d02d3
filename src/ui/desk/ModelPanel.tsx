import { useEffect, useRef, useState } from 'react'
import type { Incident } from '../../domain/incident.ts'
import { likest } from '../../domain/likeness.ts'
import type { Proposals } from '../../io/modelAnswer.ts'
import type { Draft, OwnReport } from '../../state/desk.ts'
import { addDraft } from '../../state/desk.ts'
import { askModel } from './askModel.ts'
import type { Commit } from './keeper.ts'
import { allowedOrigin, modelSettings, setModelSettings } from './modelSettings.ts'

interface Asked extends Proposals {
  model: string
}

const plural = (count: number, one: string): string => `${count === 0 ? 'no' : count} ${one}${count === 1 ? '' : 's'}`

/**
 * A language model of the reader's own, asked about one report when the reader says so. What it proposes stands beside
 * what was found here; nothing of it is a draft until it is added.
 */
export default function ModelPanel({
  report,
  drafts,
  commit,
  onSaid,
}: {
  report: OwnReport
  drafts: readonly Draft[]
  commit: Commit
  onSaid: (words: string) => void
}) {
  const origin = allowedOrigin()
  const [settings, change] = useState(modelSettings)
  const [asking, setAsking] = useState<AbortController | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [failure, setFailure] = useState('')
  const running = useRef<AbortController | null>(null)
  // Whoever leaves the report wants no answer to it any more.
  useEffect(() => () => running.current?.abort(), [])

  if (origin === null)
    return (
      <p className="quiet">
        This build connects to no address but its own, so no model can be asked. Whoever builds it can allow one:{' '}
        <code>DATELINE_CONNECT=http://localhost:11434 npm run build</code>
      </p>
    )
  const edit = (part: Partial<typeof settings>): void => {
    const next = { ...settings, ...part }
    change(next)
    setModelSettings(next)
  }
  const isAllowed = URL.canParse(settings.address) && new URL(settings.address).origin === origin
  const ask = async (): Promise<void> => {
    const ending = new AbortController()
    running.current = ending
    setAsking(ending)
    setFailure('')
    try {
      const proposals = await askModel(settings, report, ending.signal)
      setAsked({ ...proposals, model: settings.model })
    } catch (error) {
      setFailure(`The model gave no proposals: ${error instanceof Error ? error.message : 'unknown reason'}.`)
    }
    setAsking(null)
  }
  return (
    <>
      <form
        aria-label="Language model"
        className="desk-model-form"
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <label>
          Address
          <input
            type="url"
            value={settings.address}
            maxLength={500}
            onChange={(event) => edit({ address: event.target.value })}
          />
        </label>
        <label>
          Model
          <input
            value={settings.model}
            maxLength={200}
            placeholder="its name there"
            onChange={(event) => edit({ model: event.target.value })}
          />
        </label>
        <label>
          Key, if it wants one
          <input
            type="password"
            autoComplete="off"
            value={settings.key}
            maxLength={500}
            onChange={(event) => edit({ key: event.target.value })}
          />
        </label>
        <label className="desk-model-keep">
          <input
            type="checkbox"
            checked={settings.isKept}
            onChange={(event) => edit({ isKept: event.target.checked })}
          />
          Keep these, the key too, in this browser
        </label>
        {isAllowed ? (
          <p className="quiet">
            Asking sends the text of this report and its day to <b>{origin}</b>. Nothing is sent before.
          </p>
        ) : (
          <p className="desk-warning">This build may connect to {origin} only.</p>
        )}
        {asking ? (
          <span>
            <span role="status">Waiting for {origin} …</span>{' '}
            <button type="button" className="text-button" onClick={() => asking.abort()}>
              Cancel
            </button>
          </span>
        ) : (
          <button type="submit" className="primary-button" disabled={!isAllowed || settings.model === ''}>
            Send the report and ask
          </button>
        )}
      </form>
      {failure !== '' && (
        <p role="alert" className="desk-warning">
          {failure}
        </p>
      )}
      {asked && (
        <Comparison
          asked={asked}
          drafts={drafts}
          onAdd={(incident) =>
            void commit((desk) => addDraft(desk, report.id, ownOf(incident, asked.model))).then(() =>
              onSaid('The proposal is a draft now. Check it like the others.'),
            )
          }
        />
      )}
    </>
  )
}

/** The proposal as a draft: under an id that no other incident has, and with who proposed it. */
const ownOf = (incident: Incident, model: string): Incident => ({
  ...incident,
  id: `${incident.id}-${crypto.randomUUID().slice(0, 8)}`,
  notes: `Proposed by a language model (${model}).`,
})

/** What the model proposes beside what was found here. */
function Comparison({
  asked: { incidents, refusals, model },
  drafts,
  onAdd,
}: {
  asked: Asked
  drafts: readonly Draft[]
  onAdd: (incident: Incident) => void
}) {
  const own = drafts.map(({ incident }) => incident)
  const likeOf = new Map(incidents.map((incident) => [incident, likest(incident, own)?.known ?? null]))
  const met = new Set([...likeOf.values()].flatMap((known) => known?.id ?? []))
  const missed = own.filter(({ id }) => !met.has(id))
  const fresh = incidents.filter((incident) => likeOf.get(incident) === null)
  return (
    <section aria-label="Comparison" className="desk-model-comparison">
      <p role="status">
        {model} proposes {plural(incidents.length, 'incident')}: {incidents.length - fresh.length} as found here,{' '}
        {fresh.length} new. {missed.length} found here only.
      </p>
      <ul>
        {incidents.map((incident) => (
          <li key={incident.id}>
            {incident.summary}{' '}
            {likeOf.get(incident) ? (
              <i className="quiet">Found here too.</i>
            ) : (
              <button type="button" className="text-button" onClick={() => onAdd(incident)}>
                Add as a draft
              </button>
            )}
          </li>
        ))}
        {missed.map(({ id, summary }) => (
          <li key={`here-${id}`}>
            {summary} <i className="quiet">Found here only.</i>
          </li>
        ))}
      </ul>
      {refusals.length > 0 && (
        <details>
          <summary>What was refused ({refusals.length})</summary>
          <ul>
            {refusals.map((words, i) => (
              <li key={i}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
