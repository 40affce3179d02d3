import { BLANK_HEAD, type DocumentHead } from './document.ts'
import { check } from './issues.ts'
import { headEntries, headSchema } from './schema.ts'
import { pathText, type Report } from './wording.ts'

const KNOWN: ReadonlySet<string> = new Set(Object.keys(headEntries))

/** Reads what a document says about itself. A field with a fault anywhere in it is left out whole, and reported. */
export function readHead(body: Record<string, unknown>, report: Report): DocumentHead {
  const { format: _format, incidents: _incidents, ...fields } = body
  const entries = Object.entries(fields)
  const extra = Object.fromEntries(entries.filter(([key]) => !KNOWN.has(key)))
  const known = Object.fromEntries(entries.filter(([key]) => KNOWN.has(key)))
  const result = check(headSchema, known)
  if ('value' in result) return headFrom(result.value, extra)
  for (const { path, input, words } of result.faults) {
    report({
      code: input === undefined ? 'field.missing' : 'field.value',
      path: pathText(path),
      message: `${pathText(path)} ${words}. ${String(path[0])} is left out.`,
      advice: 'See the description of the format.',
    })
    Reflect.deleteProperty(known, String(path[0]))
  }
  const rest = check(headSchema, known)
  return headFrom('value' in rest ? rest.value : BLANK_HEAD, extra)
}

function headFrom(parsed: Omit<DocumentHead, 'extra'>, extra: DocumentHead['extra']): DocumentHead {
  const { title, description, license, coverage, report, holds } = parsed
  return { title, description, license, coverage, report, holds, extra }
}
