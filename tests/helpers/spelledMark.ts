import { expect } from 'vitest'
import type { Mark, Picture } from '../../src/time/picture.ts'

/** A mark with all that it looks up when it is asked. */
export const spelledMark = <M extends Mark>(mark: M): M => ({
  ...mark,
  members: [...mark.members],
  ...(mark.kind !== 'flow' && { split: mark.split }),
})

/** Equal discs must not swap from one step to the next. */
export function expectInOrder({ clusters, ties, flows }: Picture): void {
  for (const numbers of [clusters.map(({ row }) => row), ties.map(({ tie }) => tie), flows.map(({ pair }) => pair)])
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
}
