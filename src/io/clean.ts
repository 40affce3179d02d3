import type { Path, Report } from './wording.ts'
import { found, pathText } from './wording.ts'
import { LIMITS } from './schema.ts'

/**
 * Takes out of freshly parsed JSON, in place, what no document needs and code could trip over: names that every
 * JavaScript object reserves (`__proto__`, `constructor`, `prototype` …) and what is nested more than 32 deep.
 * Walks without recursion, so that depth cannot exhaust the stack.
 */
export function clean(root: unknown, report: Report): void {
  const stack: { value: object; path: Path }[] = []
  const visit = (value: unknown, path: Path, ...step: Path) => {
    if (typeof value === 'object' && value !== null) stack.push({ value, path: [...path, ...step] })
  }
  visit(root, [])
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, path } = next
    if (path.length >= LIMITS.depth) {
      empty(value)
      report({
        code: 'json.depth',
        path: pathText(path),
        message: `Lists and objects are nested more than ${LIMITS.depth} deep here; what is deeper is left out.`,
        advice: 'Incidents need four levels. Check how the file was made.',
      })
    } else if (Array.isArray(value)) {
      value.forEach((entry, index) => visit(entry, path, index))
    } else {
      for (const [key, entry] of Object.entries(value)) {
        if (isReserved(key)) {
          Reflect.deleteProperty(value, key)
          report({
            code: 'json.key',
            path: pathText(path),
            message: `A field may not be called ${found(key)}; it is left out.`,
            advice: 'Rename the field.',
          })
        } else visit(entry, path, key)
      }
    }
  }
}

/** What objects have themselves, and `prototype`, which the schema library passes over in silence. */
export const isReserved = (key: string): boolean => key in Object.prototype || key === 'prototype'

function empty(value: object): void {
  if (Array.isArray(value)) value.length = 0
  else for (const key of Object.keys(value)) Reflect.deleteProperty(value, key)
}
