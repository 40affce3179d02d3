/** The type that a word of a table means; null where it means none of ours. */
export function typeOf(text: string): 'arrest' | 'deportation' | null {
  if (/deport|repatriat|extradit|expel|expuls|hand(?:ed)? ?over|removal|sent back/i.test(text)) return 'deportation'
  if (/arrest|detain|detention|custody|apprehen|raid|round-?up/i.test(text)) return 'arrest'
  return null
}
