import { readFileSync, readdirSync } from 'node:fs'
import { day } from './page.ts'

/** As much of the incident format as a sum needs. */
export interface SeedIncident {
  id: string
  type: string
  status?: string
  aggregate?: boolean
  count: { min: number | null; max: number | null; qualifier: string }
  people?: { nationality: string }[]
  date: { start: string | null; end: string | null; precision: string }
  places?: { name: string; country: string | null }[]
  origin?: { name: string; country: string | null } | null
  destination?: { name: string; country: string | null } | null
  includes?: string[]
  summary: string
  notes?: string
  sources: { publisher: string; url: string }[]
}

const folder = new URL('../../seeds/', import.meta.url)

const readIncidents = (name: string): SeedIncident[] =>
  (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { incidents?: SeedIncident[] }).incidents ?? []

/** Every incident of the seeds, read without the app's code. */
export const seeds: SeedIncident[] = [
  ...readIncidents('incidents.json'),
  ...readdirSync(new URL('dispatches/', folder)).flatMap((name) => readIncidents(`dispatches/${name}`)),
]

/** Whether an incident lies at least partly between two days, both inclusive; null is open. */
export function lies({ date }: SeedIncident, from: string | null, until: string | null): boolean {
  const [start, end] = [date.start ?? date.end, date.end ?? date.start]
  if (!start || !end) return false
  return (until === null || day(start) <= day(until)) && (from === null || day(end) >= day(from))
}

/** The headline of the whole world between two days, both inclusive, by the rules of honesty and nothing else. */
export function expectedHeadline(
  from: string | null,
  until: string | null,
  passes: (incident: SeedIncident) => boolean = () => true,
) {
  const counted = seeds.filter((incident) => incident.status !== 'planned' && !incident.aggregate && passes(incident))
  const inWindow = counted.filter((incident) => lies(incident, from, until))
  const add = (type: string): { records: number; text: string } => {
    const inner = new Set(inWindow.flatMap((incident) => incident.includes ?? []))
    const roots = inWindow.filter((incident) => incident.type === type && !inner.has(incident.id))
    let [least, most] = [0, 0]
    let about = false
    for (const root of roots) {
      const parts = counted.filter((part) => root.includes?.includes(part.id))
      // Parts of other days are counted on their own days.
      const elsewhere = parts.filter((part) => !inWindow.includes(part))
      const sum = (list: readonly SeedIncident[], bound: 'min' | 'max'): number =>
        list.reduce((total, part) => total + (part.count[bound] ?? 0), 0)
      // A whole of "148 to 154" with parts of 154 is 154.
      least += Math.max(root.count.min ?? 0, sum(parts, 'min')) - sum(elsewhere, 'min')
      most += (root.count.max ?? Infinity) - sum(elsewhere, 'max')
      about ||= root.count.qualifier === 'about' && root.count.min === root.count.max
    }
    return { records: roots.length, text: roots.length ? written(least, most, about) : '' }
  }
  const [arrests, deportations] = [add('arrest'), add('deportation')]
  const operations = arrests.records ? grouped(arrests.records) : ''
  return { operations, arrested: arrests.text, deported: deportations.text }
}

export const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')

function written(least: number, most: number, about: boolean): string {
  if (most === Infinity) return least > 0 ? `≥${grouped(least)}` : '?'
  if (least === most) return `${about ? '≈' : ''}${grouped(least)}`
  return least > 0 ? `${grouped(least)}–${grouped(most)}` : `≤${grouped(most)}`
}
