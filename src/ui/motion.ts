let reduced: MediaQueryList | undefined
let dark: MediaQueryList | undefined

/** Whether the reader has asked for less motion; to be asked each time, since it can change. */
export const prefersReducedMotion = (): boolean => (reduced ??= matchMedia('(prefers-reduced-motion: reduce)')).matches

/** The system's colour scheme, as one object for all who ask in every frame. */
export const darkScheme = (): MediaQueryList => (dark ??= matchMedia('(prefers-color-scheme: dark)'))
