/**
 * Lists of whole numbers laid end to end, so that a million short lists are two arrays and not a million objects.
 * List i is `items[start[i] .. start[i + 1])`; there is one more start than there are lists.
 */
export interface Lists {
  start: Int32Array
  items: Int32Array
}

/** Lists as arrays of arrays. Empty ones share one array, as most are. */
export function toArrays({ start, items }: Lists): readonly number[][] {
  const none: number[] = []
  return Array.from({ length: start.length - 1 }, (_, i) =>
    start[i] === start[i + 1] ? none : Array.from(items.subarray(start[i], start[i + 1])),
  )
}

export function toLists(arrays: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(arrays.length + 1)
  arrays.forEach((array, i) => (start[i + 1] = start[i]! + array.length))
  const items = new Int32Array(start[arrays.length]!)
  arrays.forEach((array, i) => {
    if (array.length) items.set(array, start[i])
  })
  return { start, items }
}

/** The numbers of list i, as an array of its own: of a few numbers that is quicker than from what `listAt` gives. */
export function arrayAt({ start, items }: Lists, i: number): number[] {
  const array: number[] = []
  for (let k = start[i]!; k < start[i + 1]!; k++) array.push(items[k]!)
  return array
}

/** The numbers of list i, without a copy. */
export const listAt = ({ start, items }: Lists, i: number): Int32Array => items.subarray(start[i], start[i + 1])

export const isEmptyAt = ({ start }: Lists, i: number): boolean => start[i] === start[i + 1]
