import { mendAddress } from './address.ts'
import { BLANK_HEAD, type Coverage, type DocumentHead } from './document.ts'
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
  if ('value' in result) return headFrom(result.value, extra, report)
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
  return headFrom('value' in rest ? rest.value : BLANK_HEAD, extra, report)
}

function headFrom(parsed: Omit<DocumentHead, 'extra'>, extra: DocumentHead['extra'], report: Report): DocumentHead {
  const { title, description, license, coverage, report: retold, holds } = parsed
  return {
    title,
    description,
    license,
    holds,
    extra,
    coverage: coverage && mendCoverage(coverage, report),
    report: retold && mendAddress(retold, 'report', report),
  }
}

/** Leaves out stretches that end before they begin; null where the coverage itself does. Days compare as texts. */
function mendCoverage(coverage: Coverage, report: Report): Coverage | null {
  const isSound = ({ from, until }: { from: string; until: string }, path: string): boolean => {
    if (from <= until) return true
    report({
      code: 'date.order',
      path,
      message: `${path} ends on ${until}, before it starts on ${from}. It is left out.`,
      advice: 'Swap the two, or correct them.',
    })
    return false
  }
  if (!isSound(coverage, 'coverage')) return null
  return { ...coverage, thin: coverage.thin.filter((stretch, index) => isSound(stretch, `coverage.thin[${index}]`)) }
}
