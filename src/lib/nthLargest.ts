/**
 * The n-th largest of numbers, 1 for the largest; there are at least n. Reorders them. Hoare's quickselect (Algorithm 65,
 * FIND, 1961), about linear.
 */
export function nthLargest(values: Float64Array, n: number): number {
  const target = values.length - n
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let [left, right] = [low, high]
    while (left <= right) {
      while (values[left]! < pivot) left++
      while (values[right]! > pivot) right--
      if (left > right) break
      const swapped = values[left]!
      values[left++] = values[right]!
      values[right--] = swapped
    }
    if (target <= right) high = right
    else if (target >= left) low = left
    else break
  }
  return values[target]!
}
