import type { Incident } from '../domain/incident.ts'
import type { DocumentHead } from './document.ts'
import { itemisedOf } from './document.ts'
import type { Placed } from './record.ts'
import { found, pathText, type Path, type Report } from './wording.ts'

/**
 * Leaves out what cannot be told apart, and every reference that leads nowhere or in a circle.
 * `elsewhere` are incidents already loaded, which references may point to; an id that the head `holds` may be pointed
 * to as well, though nothing is known of it then but that it exists.
 */
export function mendReferences(
  records: readonly Placed[],
  head: DocumentHead,
  elsewhere: readonly Incident[],
  report: Report,
): Incident[] {
  const unique = withoutTwins(records, report)
  const known = new Map<string, Incident | null>(head.holds.map((id) => [id, null]))
  for (const incident of elsewhere) known.set(incident.id, incident)
  for (const { incident } of unique) known.set(incident.id, incident)
  const mended = unique.map((record) => ({ ...record, incident: mendOne(record, known, report) }))
  return withoutCircles(mended, report)
}

function withoutTwins(records: readonly Placed[], report: Report): Placed[] {
  const first = new Map<string, Path>()
  return records.filter(({ incident, positions }) => {
    const path = positions.original([])
    const earlier = first.get(incident.id)
    if (!earlier) {
      first.set(incident.id, path)
      return true
    }
    report({
      code: 'id.duplicate',
      path: pathText([...path, 'id']),
      message: `${found(incident.id)} is already the id of ${pathText(earlier)}. The record is left out.`,
      advice: 'Give each record an id of its own, or remove the repetition.',
    })
    return false
  })
}

function mendOne(
  { incident, positions }: Placed,
  known: ReadonlyMap<string, Incident | null>,
  report: Report,
): Incident {
  const keep = (field: string, ids: readonly string[], fault: (target: Incident | null) => string) =>
    ids.filter((id, index) => {
      const target = known.get(id)
      const reason = target === undefined ? 'which no record here has' : fault(target)
      if (reason === '') return true
      const path = pathText(positions.original([field, index]))
      report({
        code: target === undefined ? `${field}.missing` : `${field}.type`,
        path,
        message: `${path} names ${found(id)}, ${reason}. The reference is left out.`,
        advice: 'Correct the id, or add the record.',
      })
      return false
    })
  const links = keep('links', incident.links, (target) =>
    target && target.type !== 'arrest' ? `which is of type ${found(target.type)}, not an arrest` : '',
  )
  const includes = keep('includes', incident.includes, (target) =>
    target && target.type !== incident.type
      ? `which is of type ${found(target.type)}, not ${found(incident.type)}`
      : '',
  )
  if (!('itemised' in incident.extra)) return { ...incident, links, includes }
  const itemised = keep('itemised', itemisedOf(incident), (target) =>
    target && target.type !== incident.type
      ? `which is of type ${found(target.type)}, not ${found(incident.type)}`
      : '',
  )
  return { ...incident, links, includes, extra: { ...incident.extra, itemised } }
}

/**
 * Cuts each circle of `includes` at the reference that closes it, in document order: the others stay, so that nothing
 * is counted twice. Depth-first without recursion; a chain may be as long as the document.
 */
function withoutCircles(records: readonly Placed[], report: Report): Incident[] {
  const byId = new Map(records.map((record) => [record.incident.id, record]))
  const state = new Map<string, 'open' | 'done'>()
  const cuts = new Map<string, Set<number>>()
  for (const root of records) {
    if (state.has(root.incident.id)) continue
    const stack = [{ record: root, next: 0 }]
    state.set(root.incident.id, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { incident, positions } = top.record
      const index = top.next++
      const id = incident.includes[index]
      if (id === undefined) {
        state.set(incident.id, 'done')
        stack.pop()
      } else if (state.get(id) === 'open') {
        cuts.set(incident.id, (cuts.get(incident.id) ?? new Set()).add(index))
        report(circleProblem(positions.original(['includes', index]), id))
      } else {
        const record = byId.get(id)
        if (!record || state.has(id)) continue
        state.set(id, 'open')
        stack.push({ record, next: 0 })
      }
    }
  }
  return records.map(({ incident }) => {
    const gone = cuts.get(incident.id)
    return gone ? { ...incident, includes: incident.includes.filter((_, index) => !gone.has(index)) } : incident
  })
}

function circleProblem(path: Path, id: string) {
  return {
    code: 'includes.circle',
    path: pathText(path),
    message: `${pathText(path)} names ${found(id)}, which already includes this record. The reference is left out.`,
    advice: 'A record may include others, but not one that includes it.',
  }
}
