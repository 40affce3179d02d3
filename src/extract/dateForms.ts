import { CALENDAR_DATES } from './calendarDates.ts'
import type { DateForm } from './dateForm.ts'
import { RELATIVE_DATES } from './relativeDates.ts'
import { SPAN_DATES } from './spanDates.ts'

/**
 * In the order in which they are tried; where two begin at the same letter the longer one stands. Named groups: d and e
 * days, m and n months, y and z years, w which, u unit, c count.
 */
export const DATE_FORMS: readonly DateForm[] = [...CALENDAR_DATES, ...SPAN_DATES, ...RELATIVE_DATES]
