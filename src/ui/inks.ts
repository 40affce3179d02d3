import type { TimelineInks } from './timeline/drawHistogram.ts'

/** What the axis on the screen has besides: a veil over the days that are not shown. */
export interface AxisInks extends TimelineInks {
  veil: string
}

/** The theme's inks as the style sheet has them now. */
export function cssInks(element: Element): AxisInks {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    arrest: read('--arrest'),
    deportation: read('--deportation'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    hairline: read('--hairline'),
    page: read('--page'),
    veil: read('--veil'),
  }
}
