import type { Mark } from '../../src/time/picture.ts'

/** A mark with all that it looks up when it is asked. */
export const spelledMark = <M extends Mark>(mark: M): M => ({
  ...mark,
  members: [...mark.members],
  ...(mark.kind !== 'flow' && { split: mark.split }),
})
