/** Orders two values of one comparable type ascending; for `Array.sort`. */
export const ascending = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
