/** Whether the reader has asked for less motion; asked each time, since it can change. */
export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

let dark: MediaQueryList | undefined

/** The system's colour scheme, as one object for all who ask in every frame. */
export const darkScheme = (): MediaQueryList => (dark ??= matchMedia('(prefers-color-scheme: dark)'))
