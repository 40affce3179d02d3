/** Whether the reader has asked for less motion; asked each time, since it can change. */
export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
