import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toLists } from '../../src/lib/lists.ts'
import { firstFrom, firstNear } from '../../src/time/firstFrom.ts'
import { slotMembers } from '../../src/time/slotMembers.ts'
import type { Span } from '../../src/time/span.ts'
import { sortBySlot } from '../../src/time/windowEvents.ts'
import { seeded } from '../helpers/arbitraries.ts'

test('looking from a guess on finds what looking from the middle finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { maxLength: 40 }),
      fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)),
      fc.integer({ min: -1, max: 14 }),
      (values, bounds, value) => {
        const sorted = Int32Array.from(values).sort()
        const [low, guess, high] = bounds.map((bound) => Math.min(bound, sorted.length)).sort((a, b) => a - b)
        expect(firstNear(sorted, value, low!, high!, guess!)).toBe(firstFrom(sorted, null, value, low, high))
      },
    ),
    seeded(3000),
  )
})

const SLOTS = 3
const anyEvents = fc.array(
  fc.record({
    start: fc.nat(30),
    days: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 20 })),
    slot: fc.nat(SLOTS - 1),
    points: fc.uniqueArray(fc.nat(6), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 16 },
)
const anyDay = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -5, max: 55 }) },
  fc.constantFrom(-Infinity, Infinity),
)
/** Of no length and turned around too. */
const anySpan: fc.Arbitrary<Span> = fc.oneof(
  fc.tuple(anyDay, anyDay).map(([from, until]) => ({ from, until })),
  fc.tuple(anyDay, fc.integer({ min: 0, max: 3 })).map(([from, days]) => ({ from, until: from + days })),
)

test('members of a slot and their points are those of going over the events, whatever was asked before', () => {
  fc.assert(
    fc.property(
      anyEvents,
      fc.array(fc.tuple(fc.nat(SLOTS - 1), anySpan, fc.constantFrom(1, 3, 3, Infinity)), { maxLength: 25 }),
      (events, questions) => {
        const sorted = events.toSorted((a, b) => a.start - b.start)
        const column = (of: (event: (typeof sorted)[number]) => number): Int32Array => Int32Array.from(sorted, of)
        const places = toLists(sorted.map(({ points }) => points))
        const members = slotMembers(
          sortBySlot({
            groups: new Int32Array(SLOTS),
            slots: column(({ slot }) => slot),
            incidents: Int32Array.from(sorted.keys()),
            start: column(({ start }) => start),
            end: column(({ start, days }) => start + days),
          }),
        )
        for (const [slot, span, most] of questions) {
          const touching = sorted.flatMap((event, i) =>
            event.slot === slot && event.start < span.until && event.start + event.days > span.from ? [i] : [],
          )
          expect(members.membersOf(slot, span)).toEqual(touching)
          const points = new Set(touching.flatMap((i) => sorted[i]!.points))
          const told = members.pointsOf(slot, span, places, most, null)
          expect(told && new Set(told)).toEqual(points.size > most ? null : points)
          if (told) expect(told).toHaveLength(points.size)
        }
      },
    ),
    seeded(3000),
  )
})
