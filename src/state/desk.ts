import type { Incident, Source } from '../domain/incident.ts'
import { itemisedOf } from '../io/document.ts'
import { freshName } from '../lib/freshName.ts'

/** A report that somebody brought in, with its text for as long as drafts of it are open. */
export interface OwnReport {
  id: string
  /** Name of the file, or the first words of a pasted text. */
  name: string
  text: string
  /** ISO day of publication; null while nobody has said it. */
  published: string | null
  source: Source
}

/** An incident that is proposed and not accepted yet: in no sum, on no map. */
export interface Draft {
  id: string
  /** Id of the report that it was read from. */
  report: string
  incident: Incident
  /** Whether it corrects the known incident of the same id, and takes its place when it is accepted. */
  isCorrection?: boolean
  /** The incident as it was when its correction was begun; not known of drafts of an older version. */
  base?: Incident
}

/** What lies on the desk, one kind each. `order` is when it came, ascending. */
export type DeskItem =
  | { kind: 'report'; order: number; report: OwnReport }
  | { kind: 'draft'; order: number; draft: Draft }
  | { kind: 'incident'; order: number; incident: Incident }

/** Everything of one's own, by key (see `keyOf`): it lives on this machine only. */
export type Desk = ReadonlyMap<string, DeskItem>

export const EMPTY_DESK: Desk = new Map()

/** What one step did to the desk: per key the item before and after, undefined where there was or is none. */
export interface DeskStep {
  /** What it was, for the undo button: "Accept 3 incidents". */
  words: string
  changes: readonly { key: string; before: DeskItem | undefined; after: DeskItem | undefined }[]
}

export const keyOf = (item: DeskItem): string =>
  `${item.kind}/${item.kind === 'report' ? item.report.id : item.kind === 'draft' ? item.draft.id : item.incident.id}`

const inOrder = (desk: Desk): DeskItem[] => [...desk.values()].sort((a, b) => a.order - b.order)

export const reportsOf = (desk: Desk): OwnReport[] =>
  inOrder(desk).flatMap((item) => (item.kind === 'report' ? [item.report] : []))

export const draftsOf = (desk: Desk, report: string): Draft[] =>
  inOrder(desk).flatMap((item) => (item.kind === 'draft' && item.draft.report === report ? [item.draft] : []))

export const ownIncidents = (desk: Desk): Incident[] =>
  inOrder(desk).flatMap((item) => (item.kind === 'incident' ? [item.incident] : []))

function nextOrder(desk: Desk): number {
  let last = 0
  for (const { order } of desk.values()) last = Math.max(last, order)
  return last + 1
}

/**
 * A step from single settings: `undefined` takes the item away. Of two settings of one key the later holds, so that a
 * step names each key once and can be taken back as a whole. Settings that change nothing are left out.
 */
function stepOf(desk: Desk, words: string, settings: readonly (readonly [string, DeskItem | undefined])[]): DeskStep {
  return {
    words,
    changes: Array.from(new Map(settings), ([key, after]) => ({ key, before: desk.get(key), after })).filter(
      ({ before, after }) => before !== after,
    ),
  }
}

const set = (item: DeskItem): readonly [string, DeskItem] => [keyOf(item), item]
const drop = (kind: DeskItem['kind'], id: string): readonly [string, undefined] => [`${kind}/${id}`, undefined]

/**
 * Puts a report and what was read from it on the desk. What was read from the same report before is replaced. Ids that
 * are on the desk already, or among `taken` (those of the collection), get a number behind them, and references follow:
 * two incidents are never one by accident.
 */
export function addReport(
  desk: Desk,
  report: OwnReport,
  incidents: readonly Incident[],
  taken: ReadonlySet<string>,
): DeskStep {
  const order = nextOrder(desk)
  const others = [...desk.values()].flatMap((item) =>
    item.kind === 'draft' && item.draft.report !== report.id ? [item.draft.incident] : [],
  )
  const used = new Set([...taken, ...[...ownIncidents(desk), ...others].map(({ id }) => id)])
  const renamed = new Map(
    incidents.map(({ id }) => {
      return [id, freshName(id, used)]
    }),
  )
  return stepOf(desk, `Read “${report.name}”`, [
    ...draftsOf(desk, report.id).map(({ id }) => drop('draft', id)),
    set({ kind: 'report', order, report }),
    ...incidents.map((incident, i) => {
      const named = { ...repoint(incident, renamed), id: renamed.get(incident.id) ?? incident.id }
      const draft: Draft = { id: `${report.id}/${i}`, report: report.id, incident: named }
      return set({ kind: 'draft', order: order + i + 1, draft })
    }),
  ])
}

/** The incident with its references under their new names; itself where none of them has one. */
function repoint(incident: Incident, renamed: ReadonlyMap<string, string>): Incident {
  const itemised = itemisedOf(incident)
  if (![...incident.links, ...incident.includes, ...itemised].some((id) => renamed.has(id))) return incident
  const rename = (ids: readonly string[]): string[] => ids.map((id) => renamed.get(id) ?? id)
  return {
    ...incident,
    links: rename(incident.links),
    includes: rename(incident.includes),
    extra: itemised.length > 0 ? { ...incident.extra, itemised: rename(itemised) } : incident.extra,
  }
}

/** Puts a known incident on the desk to be corrected. It stays what it is until the correction is accepted. */
export function reopen(desk: Desk, incident: Incident, name: string): DeskStep {
  // A correction that is under way is not begun again.
  if (desk.has(`draft/correct/${incident.id}/0`)) return { words: '', changes: [] }
  const order = nextOrder(desk)
  const id = `correct/${incident.id}`
  const source = incident.sources[0] ?? { publisher: '', title: '', url: '', published: null }
  const report: OwnReport = { id, name, text: '', published: source.published, source }
  const draft: Draft = { id: `${id}/0`, report: id, incident, isCorrection: true, base: incident }
  return stepOf(desk, `Correct “${name}”`, [
    set({ kind: 'report', order, report }),
    set({ kind: 'draft', order: order + 1, draft }),
  ])
}

/** Adds an empty draft, filled in by hand. */
export function addDraft(desk: Desk, report: string, incident: Incident): DeskStep {
  const taken = new Set(draftsOf(desk, report).map(({ id }) => id))
  let number = taken.size
  while (taken.has(`${report}/${number}`)) number++
  const draft: Draft = { id: `${report}/${number}`, report, incident }
  return stepOf(desk, 'Add a draft', [set({ kind: 'draft', order: nextOrder(desk), draft })])
}

/** Changes a draft; null where it is not there any more. */
export function editDraft(desk: Desk, id: string, incident: Incident): DeskStep {
  const item = desk.get(`draft/${id}`)
  if (item?.kind !== 'draft') return { words: '', changes: [] }
  return stepOf(desk, 'Edit a draft', [set({ ...item, draft: { ...item.draft, incident } })])
}

/**
 * Makes incidents of drafts. One whose id somebody else's incident has got since gets a number behind its id; a
 * correction keeps its own. A correction of what has changed since it was begun stays a draft (see `overtakenBy`).
 */
export function acceptDrafts(desk: Desk, ids: readonly string[]): DeskStep {
  const used = new Set(ownIncidents(desk).map(({ id }) => id))
  const renamed = new Map<string, string>()
  const drafts = ids.flatMap((id) => {
    const item = desk.get(`draft/${id}`)
    return item?.kind === 'draft' && !overtakenBy(desk, item.draft) ? [item] : []
  })
  for (const { draft } of drafts) {
    const id = draft.isCorrection ? draft.incident.id : freshName(draft.incident.id, used)
    used.add(id)
    if (id !== draft.incident.id) renamed.set(draft.incident.id, id)
  }
  const words = drafts.length === 1 ? 'Accept an incident' : `Accept ${drafts.length} incidents`
  const reports = new Set(drafts.map(({ draft }) => draft.report))
  return stepOf(desk, words, [
    // Those that go are in this list too, and are dropped below.
    ...repointed(desk, renamed, (item) => item.kind === 'draft' && reports.has(item.draft.report)),
    ...drafts.flatMap(({ draft, order }) => {
      const { incident } = draft
      const own: Incident = { ...repoint(incident, renamed), id: renamed.get(incident.id) ?? incident.id }
      return [drop('draft', draft.id), set({ kind: 'incident', order, incident: own })]
    }),
    ...emptied(desk, drafts),
  ])
}

/**
 * The incident that a draft corrects, where it was merged or corrected otherwise after the correction was begun: taking
 * the draft would undo that. Null where nothing has changed.
 */
export function overtakenBy(desk: Desk, { base, incident }: Draft): Incident | null {
  const item = base && desk.get(`incident/${incident.id}`)
  return item?.kind === 'incident' && item.incident !== base && canonical(item.incident) !== canonical(base)
    ? item.incident
    : null
}

/** Begins a correction again from the incident as it is now. */
export function renewDraft(desk: Desk, id: string): DeskStep {
  const item = desk.get(`draft/${id}`)
  const now = item?.kind === 'draft' ? overtakenBy(desk, item.draft) : null
  if (item?.kind !== 'draft' || !now) return { words: '', changes: [] }
  return stepOf(desk, 'Begin a correction again', [
    set({ ...item, draft: { ...item.draft, incident: now, base: now } }),
  ])
}

/** Items whose references have new names, among those that are asked for. */
function repointed(
  desk: Desk,
  renamed: ReadonlyMap<string, string>,
  isAsked: (item: DeskItem) => boolean,
): (readonly [string, DeskItem])[] {
  return [...desk.values()].flatMap((item) => {
    if (item.kind === 'report' || !isAsked(item)) return []
    const before = item.kind === 'draft' ? item.draft.incident : item.incident
    const incident = repoint(before, renamed)
    if (incident === before) return []
    return [set(item.kind === 'draft' ? { ...item, draft: { ...item.draft, incident } } : { ...item, incident })]
  })
}

export function rejectDraft(desk: Desk, id: string): DeskStep {
  const item = desk.get(`draft/${id}`)
  return stepOf(desk, 'Reject a draft', [drop('draft', id), ...(item?.kind === 'draft' ? emptied(desk, [item]) : [])])
}

/** Reports of which no draft is left: their text goes with the last one. */
function emptied(desk: Desk, going: readonly { draft: Draft }[]): (readonly [string, undefined])[] {
  const gone = new Set(going.map(({ draft }) => draft.id))
  return [...new Set(going.map(({ draft }) => draft.report))]
    .filter((report) => draftsOf(desk, report).every(({ id }) => gone.has(id)))
    .map((report) => drop('report', report))
}

/** Takes a report away with all drafts of it. */
export const dropReport = (desk: Desk, report: string): DeskStep =>
  stepOf(desk, 'Put a report away', [
    drop('report', report),
    ...draftsOf(desk, report).map(({ id }) => drop('draft', id)),
  ])

/** Puts incidents on the desk, in place of those of the same id. */
export function setIncidents(desk: Desk, words: string, incidents: readonly Incident[]): DeskStep {
  const order = nextOrder(desk)
  return stepOf(
    desk,
    words,
    incidents.map((incident, i) =>
      set({ kind: 'incident', order: desk.get(`incident/${incident.id}`)?.order ?? order + i, incident }),
    ),
  )
}

/**
 * Joins a draft with a known incident: one's own as it is on the desk now, else `known`. Nothing happens where the draft
 * is gone by then.
 */
export function mergeDraft(
  desk: Desk,
  words: string,
  id: string,
  known: Incident,
  join: (known: Incident, draft: Incident) => Incident,
): DeskStep {
  const item = desk.get(`draft/${id}`)
  if (item?.kind !== 'draft') return { words, changes: [] }
  const own = desk.get(`incident/${known.id}`)
  const incident = join(own?.kind === 'incident' ? own.incident : known, item.draft.incident)
  const renamed = new Map([[item.draft.incident.id, known.id]])
  return stepOf(desk, words, [
    // Nobody else has the draft's id, so whatever points to it means it.
    ...repointed(desk, renamed, () => true),
    set({ kind: 'incident', order: own?.order ?? nextOrder(desk), incident }),
    drop('draft', id),
    ...emptied(desk, [item]),
  ])
}

export const dropIncidents = (desk: Desk, ids: readonly string[]): DeskStep =>
  stepOf(
    desk,
    ids.length === 1 ? 'Delete an incident' : `Delete ${ids.length} incidents`,
    ids.map((id) => drop('incident', id)),
  )

/** The desk after a step. */
export function applyStep(desk: Desk, { changes }: DeskStep): Desk {
  const next = new Map(desk)
  for (const { key, after } of changes)
    if (after) next.set(key, after)
    else next.delete(key)
  return next
}

/**
 * The step back. What another tab has changed since then stays as it is there: only items that are still as this step
 * left them go back.
 */
export function inverse(desk: Desk, { words, changes }: DeskStep): DeskStep {
  return {
    words,
    changes: changes
      .filter(({ key, after }) => isSame(desk.get(key), after))
      .map(({ key, before, after }) => ({ key, before: after, after: before })),
  }
}

const isSame = (a: DeskItem | undefined, b: DeskItem | undefined): boolean => a === b || canonical(a) === canonical(b)

/** JSON with the fields in one order: what was read back may have another one. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
