import type { Problem } from '../domain/problem.ts'
import type { View } from '../domain/view.ts'
import { CARRIED_FIELDS } from './carried.ts'
import { LIMITS } from './fields.ts'
import { blank, PARTS, type Part } from './v1.ts'

/**
 * Writes a view as the fragment of an address, without `#`: `v=1&map=…&window=…&mode=…` and what differs from version
 * 1's frozen defaults, in a fixed order. Equal views give equal links. Values out of range are brought into it.
 */
export function writeLink(view: View): string {
  const fields = PARTS.flatMap((part) => {
    const text = part.write(view)
    return text === null ? [] : [`${part.name}=${text}`]
  })
  return ['v=1', ...fields].join('&')
}

/**
 * Reads a fragment, with or without `#`. Never throws: a field that cannot be read keeps its default and is reported,
 * and so is a field that is not known. Fields that are absent mean version 1's frozen defaults, whatever the app's are
 * by now; `defaults` give the camera, window and mode where those are absent or damaged, and the whole view where there
 * is no link (an empty fragment: no problem) or none that can be read (another version, over 64 K characters).
 */
export function readLink(fragment: string, defaults: View): { view: View; problems: Problem[] } {
  const text = fragment.replace(/^#/, '')
  if (text === '') return { view: defaults, problems: [] }
  if (text.length > LIMITS.link) {
    return unreadable(
      defaults,
      `The link has ${text.length} characters; at most ${LIMITS.link} are read.`,
      'Ask for a shorter link, or for the file.',
    )
  }
  const problems: Problem[] = []
  const fields = fieldsOf(text, problems)
  const version = fields.get('v')
  if (version !== undefined && version !== '1') {
    return unreadable(
      defaults,
      `The link is of version ${shown(version)}, which this program cannot read: it knows version 1.`,
      'It may have been made by a newer version. Reload the page to get that, or ask for a new link.',
    )
  }
  const known = PARTS.filter((part) => fields.has(part.name))
  if (version === undefined) {
    if (known.length === 0 && !fields.has('data'))
      return unreadable(defaults, `${shown(text)} is not a link to a view.`, 'Copy the link again.')
    problems.push(
      problem('v', 'The link does not say its version (v=1). It is read as version 1.', 'Copy the link again.'),
    )
  }
  for (const name of fields.keys()) {
    if (name !== 'v' && !CARRIED_FIELDS.has(name) && !known.some((part) => part.name === name))
      problems.push(unknownField(name))
  }
  const view = known.reduce(
    (current, part) => readPart(part, current, fields.get(part.name) ?? '', problems),
    blank(defaults),
  )
  return { view, problems: shortened(problems) }
}

const MOST_PROBLEMS = 50

/** A hostile link can hold thousands of unknown fields; nobody reads about more than fifty. */
function shortened(problems: Problem[]): Problem[] {
  const left = problems.length - MOST_PROBLEMS
  if (left <= 0) return problems
  const rest = problem('…', `${left} more problems with the link are not listed.`, 'Copy the link again.')
  return [...problems.slice(0, MOST_PROBLEMS), rest]
}

function readPart(part: Part, current: View, text: string, problems: Problem[]): View {
  const { view, doubt } = part.read(current, text)
  if (doubt !== '') {
    const used = part.show(view)
    const instead = used === '' ? 'nothing' : shown(used)
    problems.push(
      problem(
        part.name,
        `${part.name} ${shown(text)} ${doubt}. Used instead: ${instead}.`,
        'Copy the link again, whole.',
      ),
    )
  }
  return view
}

/** The texts of the fields by name, undecoded. The first of two fields of one name counts. */
function fieldsOf(text: string, problems: Problem[]): Map<string, string> {
  const fields = new Map<string, string>()
  // A link copied out of a page's source has its ampersands written as &amp;.
  for (const pair of text.replaceAll('&amp;', '&').split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = equals < 0 ? pair : pair.slice(0, equals)
    if (!fields.has(name)) {
      fields.set(name, equals < 0 ? '' : pair.slice(equals + 1))
      continue
    }
    const used = shown(fields.get(name) ?? '')
    problems.push(problem(name, `${shown(name)} is in the link more than once. Used: ${used}.`, 'Copy the link again.'))
  }
  return fields
}

const unknownField = (name: string): Problem =>
  problem(
    name,
    `The link has a field ${shown(name)} that this version does not know. It is ignored.`,
    'It may have been made by a newer version. Reload the page to get that.',
  )

function problem(name: string, message: string, advice: string): Problem {
  return { code: 'link.field', path: `link: ${shown(name).slice(1, -1)}`, message, advice }
}

function unreadable(defaults: View, message: string, advice: string): { view: View; problems: Problem[] } {
  const problems = [{ code: 'link.unreadable', path: 'link', message: `${message} The default view is shown.`, advice }]
  return { view: defaults, problems }
}

const LONGEST_SHOWN = 60

/** A text in quotes, cut to 60 characters, with control characters escaped. */
const shown = (text: string): string =>
  JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)
