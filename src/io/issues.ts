import { safeParse, type GenericSchema } from 'valibot'
import { found, pathText, type Path } from './wording.ts'

/** One way in which a value is not what its schema says. */
export interface Fault {
  path: Path
  /** What was there instead; undefined where the field is missing. */
  input: unknown
  /** Completes a sentence that begins with the path: `should be text; found 5`, `is missing`. */
  words: string
}

/** The value as the schema reads it, or everything that is wrong with it: one fault per path, in the schema's order. */
export function check<T>(schema: GenericSchema<unknown, T>, value: unknown): { value: T } | { faults: Fault[] } {
  const result = safeParse(schema, value)
  if (result.success) return { value: result.output }
  const faults = new Map<string, Fault>()
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((item) => item.key as string | number)
    // A missing field is reported by the object that should hold it, whose message is about the object.
    const words = issue.input === undefined ? 'is missing' : `should be ${issue.message}; found ${found(issue.input)}`
    const key = pathText(path)
    if (!faults.has(key)) faults.set(key, { path, input: issue.input, words })
  }
  return { faults: [...faults.values()] }
}
