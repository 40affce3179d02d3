import type { Carried } from '../share/carried.ts'
import { writeCarried } from '../share/carried.ts'
import { writeLink } from '../share/link.ts'
import type { View } from '../domain/view.ts'

/** The address of exactly this view, with what it carries. */
export function linkOf(view: View, carried: Carried | null): string {
  const { origin, pathname, search } = location
  return `${origin}${pathname}${search}#${writeLink(view)}${carried ? writeCarried(carried) : ''}`
}
