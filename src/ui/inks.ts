import type { TimelineInks } from './timeline/drawHistogram.ts'

/** The theme's inks as the style sheet has them now. */
export function cssInks(element: Element): TimelineInks {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    arrest: read('--arrest'),
    deportation: read('--deportation'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    hairline: read('--hairline'),
    page: read('--page'),
  }
}
