/** Remembers the last call: the same arguments (by identity) give the same result object. */
export function memoLast<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | null = null
  return (...args) => {
    if (!last || !args.every((value, i) => Object.is(value, last!.args[i]))) last = { args, result: compute(...args) }
    return last.result
  }
}
