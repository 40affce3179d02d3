/** The first position from `low` on that holds `value` or more, of numbers that ascend, in `order` where it is given. */
export function firstFrom(
  values: Int32Array,
  order: Int32Array | null,
  value: number,
  low = 0,
  high = order?.length ?? values.length,
): number {
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[order === null ? middle : order[middle]!]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The same without an order, looked for from `guess` on, `low <= guess <= high`, in steps that grow: a few looks where the
 * guess is near.
 */
export function firstNear(values: Int32Array, value: number, low: number, high: number, guess: number): number {
  let step = 1
  if (guess < high && values[guess]! < value) {
    while (guess + step < high && values[guess + step]! < value) step *= 2
    return firstFrom(values, null, value, guess + (step >> 1), Math.min(high, guess + step))
  }
  while (guess - step >= low && values[guess - step]! >= value) step *= 2
  return firstFrom(values, null, value, Math.max(low, guess - step), guess - (step >> 1))
}
