/**
 * The name, or where it is taken the first free one with a number behind it; taken from then on. `numbered` says how the
 * number is put: `arrest-2` unless said otherwise.
 */
export function freshName(
  name: string,
  taken: Set<string>,
  numbered: (name: string, number: number) => string = (base, number) => `${base}-${number}`,
): string {
  let fresh = name
  for (let number = 2; taken.has(fresh); number++) fresh = numbered(name, number)
  taken.add(fresh)
  return fresh
}
