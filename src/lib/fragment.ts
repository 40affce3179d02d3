/** The `name=value` pairs of an address's fragment, with or without its `#`. An `&` that was written for HTML counts as one. */
export const pairsOf = (fragment: string): string[] => fragment.replace(/^#/, '').replaceAll('&amp;', '&').split('&')

/** Whether a fragment has a field, whatever its value. */
export const hasField = (fragment: string, name: string): boolean =>
  pairsOf(fragment).some((pair) => pair.startsWith(`${name}=`))
