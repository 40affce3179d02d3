import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Desk, DeskStep, OwnReport } from '../../src/state/desk.ts'
import {
  EMPTY_DESK,
  acceptDrafts,
  addDraft,
  addReport,
  applyStep,
  draftsOf,
  dropIncidents,
  dropReport,
  editDraft,
  inverse,
  keyOf,
  mergeDraft,
  overtakenBy,
  ownIncidents,
  rejectDraft,
  renewDraft,
  reopen,
  reportsOf,
  setIncidents,
} from '../../src/state/desk.ts'
import { anyIncidents, seeded } from '../helpers/arbitraries.ts'
import { arrests, onDay, town } from '../map/scenes.ts'

const HERE = town('Here', 104.9, 11.5)
const THERE = town('There', 103, 13.5)

const report = (id: string): OwnReport => ({
  id,
  name: `report ${id}`,
  text: 'Police arrested 5 people.',
  published: '2017-08-18',
  source: { publisher: 'Wire', title: '', url: '', published: '2017-08-18' },
})

const TWO = [arrests(5, [HERE], { date: onDay('2017-08-02') }), arrests(7, [THERE], { date: onDay('2017-08-03') })].map(
  (incident, i) => ({
    ...incident,
    id: `arrest-${i}`,
  }),
)

const NONE: ReadonlySet<string> = new Set()

const withReport = (incidents = TWO, taken = NONE): Desk =>
  applyStep(EMPTY_DESK, addReport(EMPTY_DESK, report('r'), incidents, taken))

/** Any step that a person can take on a desk, chosen by numbers. */
function someStep(desk: Desk, kind: number, pick: number, incidents: Parameters<typeof addReport>[2]): DeskStep {
  const reports = reportsOf(desk)
  const one = reports[pick % Math.max(1, reports.length)]
  const drafts = one ? draftsOf(desk, one.id) : []
  const draft = drafts[pick % Math.max(1, drafts.length)]
  const own = ownIncidents(desk)
  const mine = own[pick % Math.max(1, own.length)]
  if (kind === 0 || !one) return addReport(desk, report(String(pick % 5)), incidents, new Set(['x']))
  if (kind === 1 && draft) return acceptDrafts(desk, [draft.id])
  if (kind === 2)
    return acceptDrafts(
      desk,
      drafts.map(({ id }) => id),
    )
  if (kind === 3 && draft) return rejectDraft(desk, draft.id)
  if (kind === 4 && draft) return editDraft(desk, draft.id, { ...draft.incident, summary: `edited ${pick}` })
  if (kind === 5 && mine) return dropIncidents(desk, [mine.id])
  if (kind === 6 && mine && draft)
    return mergeDraft(desk, 'Merge', draft.id, mine, (known) => ({ ...known, notes: 'merged' }))
  if (kind === 7) return dropReport(desk, one.id)
  return addDraft(desk, one.id, { ...TWO[0]!, id: `by-hand-${pick}` })
}

describe('the desk', () => {
  test('nothing counts until it is accepted, and the text goes with the last draft', () => {
    const desk = withReport()
    expect(ownIncidents(desk)).toEqual([])
    const half = applyStep(desk, acceptDrafts(desk, ['r/0']))
    expect(ownIncidents(half).map(({ id }) => id)).toEqual(['arrest-0'])
    expect(reportsOf(half)).toHaveLength(1)
    const done = applyStep(half, rejectDraft(half, 'r/1'))
    expect(reportsOf(done)).toEqual([])
    expect(JSON.stringify([...done])).not.toContain('Police arrested')
    expect(ownIncidents(done)).toHaveLength(1)
  })

  test('an id that is taken is never given twice, and references follow', () => {
    const linked = [
      TWO[0]!,
      { ...TWO[1]!, includes: ['arrest-0'], links: ['elsewhere'], extra: { itemised: ['arrest-0', 'elsewhere'] } },
    ]
    const desk = withReport(linked, new Set(['arrest-0']))
    const done = applyStep(desk, acceptDrafts(desk, ['r/1', 'r/0']))
    expect(ownIncidents(done).map(({ id, includes, links, extra }) => [id, includes, links, extra])).toEqual([
      ['arrest-0-2', [], [], {}],
      ['arrest-1', ['arrest-0-2'], ['elsewhere'], { itemised: ['arrest-0-2', 'elsewhere'] }],
    ])
    // The same report once more, under another name.
    const twice = applyStep(done, addReport(done, report('s'), linked, new Set(['arrest-0'])))
    expect(draftsOf(twice, 's').map(({ incident }) => incident.id)).toEqual(['arrest-0-3', 'arrest-1-2'])
  })

  test('an id that somebody else has got meanwhile is not overwritten', () => {
    const desk = withReport([TWO[0]!, { ...TWO[1]!, links: ['arrest-0'] }])
    const elsewhere = applyStep(desk, setIncidents(desk, 'Add', [{ ...TWO[0]!, notes: 'by another tab' }]))
    const half = applyStep(elsewhere, acceptDrafts(elsewhere, ['r/0']))
    expect(ownIncidents(half).map(({ id, notes }) => [id, notes])).toEqual(
      expect.arrayContaining([
        ['arrest-0', 'by another tab'],
        ['arrest-0-2', ''],
      ]),
    )
    expect(draftsOf(half, 'r')[0]!.incident.links).toEqual(['arrest-0-2'])
  })

  test('whatever points to a draft points to what it is merged with, drafts and accepted incidents alike', () => {
    const total = { ...TWO[1]!, id: 'total', aggregate: true, extra: { itemised: ['arrest-0'] } }
    const desk = withReport([TWO[0]!, { ...TWO[1]!, links: ['arrest-0'] }, total])
    const half = applyStep(desk, acceptDrafts(desk, ['r/2']))
    const merged = applyStep(
      half,
      mergeDraft(half, 'Merge', 'r/0', { ...TWO[0]!, id: 'known' }, (known) => known),
    )
    expect(draftsOf(merged, 'r')[0]!.incident.links).toEqual(['known'])
    expect(ownIncidents(merged).find(({ id }) => id === 'total')!.extra).toEqual({ itemised: ['known'] })
    // The draft that is merged twice is merged once.
    expect(mergeDraft(merged, 'Merge', 'r/0', TWO[0]!, (known) => known).changes).toEqual([])
  })

  test('a report that is read again replaces its drafts and leaves what was accepted', () => {
    const desk = withReport()
    const half = applyStep(desk, acceptDrafts(desk, ['r/0']))
    const again = applyStep(half, addReport(half, { ...report('r'), published: '2018-01-01' }, [TWO[1]!], NONE))
    expect(draftsOf(again, 'r').map(({ incident }) => incident.id)).toEqual(['arrest-1'])
    expect(reportsOf(again)[0]!.published).toBe('2018-01-01')
    expect(ownIncidents(again)).toHaveLength(1)
  })

  test('a correction takes the place of what it corrects, whoever has the id', () => {
    const known = TWO[0]!
    const desk = applyStep(EMPTY_DESK, reopen(EMPTY_DESK, known, 'known'))
    expect(ownIncidents(desk)).toEqual([])
    const edited = applyStep(
      desk,
      editDraft(desk, draftsOf(desk, 'correct/arrest-0')[0]!.id, { ...known, notes: 'corrected' }),
    )
    const done = applyStep(edited, acceptDrafts(edited, ['correct/arrest-0/0']))
    expect(ownIncidents(done).map(({ id, notes }) => [id, notes])).toEqual([['arrest-0', 'corrected']])
    expect(reportsOf(done)).toEqual([])
  })

  test('a correction of what was merged since it was begun is not taken, and begins again from what it is now', () => {
    const known = TWO[0]!
    const begun = applyStep(EMPTY_DESK, reopen(EMPTY_DESK, known, 'known'))
    const id = draftsOf(begun, 'correct/arrest-0')[0]!.id
    const edited = applyStep(begun, editDraft(begun, id, { ...known, notes: 'corrected' }))
    const merged = { ...known, sources: [...known.sources, report('q').source] }
    const desk = applyStep(edited, setIncidents(edited, 'Merge', [merged]))
    const draft = draftsOf(desk, 'correct/arrest-0')[0]!
    expect(overtakenBy(edited, draft)).toBeNull()
    expect(overtakenBy(desk, draft)).toBe(merged)
    expect(acceptDrafts(desk, [id]).changes).toEqual([])
    const again = applyStep(desk, renewDraft(desk, id))
    expect(draftsOf(again, 'correct/arrest-0')[0]!.incident).toBe(merged)
    const done = applyStep(again, acceptDrafts(again, [id]))
    expect(ownIncidents(done)).toEqual([merged])
  })

  test('every step can be taken back and taken again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.nat(20), anyIncidents(4)), { maxLength: 12 }),
        (moves) => {
          let desk: Desk = EMPTY_DESK
          const before: Desk[] = []
          const steps: DeskStep[] = []
          for (const [kind, pick, incidents] of moves) {
            const step = someStep(desk, kind, pick, incidents)
            before.push(desk)
            steps.push(step)
            expect(new Set(step.changes.map(({ key }) => key)).size).toBe(step.changes.length)
            desk = applyStep(desk, step)
            for (const [key, item] of desk) expect(keyOf(item)).toBe(key)
          }
          const end = desk
          const undone: DeskStep[] = []
          for (let i = steps.length - 1; i >= 0; i--) {
            const back = inverse(desk, steps[i]!)
            desk = applyStep(desk, back)
            undone.push(back)
            expect(new Map(desk)).toEqual(new Map(before[i]))
          }
          while (undone.length) desk = applyStep(desk, inverse(desk, undone.pop()!))
          expect(new Map(desk)).toEqual(new Map(end))
        },
      ),
      seeded(150),
    )
  })

  test('taking a step back leaves what somebody else has changed since', () => {
    const desk = withReport()
    const step = acceptDrafts(desk, ['r/0', 'r/1'])
    const done = applyStep(desk, step)
    const mine = ownIncidents(done)[0]!
    const elsewhere = applyStep(done, setIncidents(done, 'Edit', [{ ...mine, notes: 'by another tab' }]))
    const back = applyStep(elsewhere, inverse(elsewhere, step))
    expect(ownIncidents(back).map(({ notes }) => notes)).toEqual(['by another tab'])
  })
})
