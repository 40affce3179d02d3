import type { Civil, Day } from '../domain/day.ts'
import { dayFromCivil } from '../domain/day.ts'

/** The reader's own calendar day: the day of access. */
export function todayCivil(): Civil {
  const now = new Date()
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
}

export const today = (): Day => dayFromCivil(todayCivil())
