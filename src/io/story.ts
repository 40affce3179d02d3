/** The format of stories, version 1 (docs/stories.md): the one definition that files and links are read and written by. */
import {
  array,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullish,
  number,
  object,
  pipe,
  string,
  transform,
  unknown,
} from 'valibot'
import type { Problem } from '../domain/problem.ts'
import type { Story, StoryStep } from '../domain/story.ts'
import { STORY_LIMITS as LIMITS } from '../domain/story.ts'
import { isWebAddress } from './address.ts'
import { clean } from './clean.ts'
import type { Fault } from './issues.ts'
import { check } from './issues.ts'
import { findFault } from './syntax.ts'
import { found, grouped, pathText } from './wording.ts'

export const STORY_FORMAT = 'dateline-story/1'

/** Incidents that travel with a story, as in a link: the texts of its fields `data`, `only` and `hash`. */
export interface StoryCargo {
  data: string
  only: boolean
  hash?: string
}

/** Signs that are neither seen nor text, but for line ends and tabs; and those that turn the direction of what follows. */
const HIDDEN = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu

const text = (most: number, what = 'text') =>
  pipe(
    string(what),
    maxLength(most, `${what} of at most ${grouped(most)} characters`),
    transform((value) => value.replaceAll('\r\n', '\n').replace(HIDDEN, '')),
  )
const maybeText = (most: number) => nullish(text(most), '')

const SIDE = `a number of pixels from 50 to ${grouped(LIMITS.side)}`
const side = pipe(number(SIDE), minValue(50, SIDE), maxValue(LIMITS.side, SIDE))
const FRAME = 'a list of two numbers: width and height'

const headSchema = object(
  {
    format: literal(STORY_FORMAT, `"${STORY_FORMAT}"`),
    title: pipe(text(LIMITS.title), minLength(1, 'a title')),
    byline: maybeText(LIMITS.byline),
    steps: pipe(
      array(unknown(), 'a list of steps'),
      minLength(1, 'a list of at least one step'),
      maxLength(LIMITS.steps, `a list of at most ${LIMITS.steps} steps`),
    ),
    data: nullish(pipe(string('text'), maxLength(65_536, 'text of at most 65,536 characters'))),
    only: nullish(unknown()),
    hash: nullish(pipe(string('text'), maxLength(100, 'text of at most 100 characters'))),
  },
  'an object with format, title and steps',
)

const stepSchema = object(
  {
    heading: maybeText(LIMITS.heading),
    text: maybeText(LIMITS.text),
    view: maybeText(LIMITS.view),
    frame: nullish(pipe(array(side, FRAME), minLength(2, FRAME), maxLength(2, FRAME)), null),
    sources: nullish(
      pipe(
        array(text(LIMITS.source, 'an address'), 'a list of addresses'),
        maxLength(LIMITS.sources, `a list of at most ${LIMITS.sources} addresses`),
      ),
      [],
    ),
  },
  'an object with heading, text, view and sources',
)

/**
 * Reads a story, given as text. Never throws: without a title or a step that can be read there is no story, and
 * whatever else cannot be read is left out. Each fault is in `problems`, with its path, what was found and what to do.
 */
export function readStory(input: string): { story: Story | null; cargo: StoryCargo | null; problems: Problem[] } {
  const problems: Problem[] = []
  const refused = { story: null, cargo: null, problems }
  const root = parse(input, problems)
  if (root === undefined) return refused
  clean(root, (problem) => problems.push(problem))
  const head = check(headSchema, root)
  if ('faults' in head) {
    problems.push(...head.faults.map((fault) => problemOf([], fault, 'The story cannot be opened.')))
    return { ...refused, problems: shortened(problems) }
  }
  const steps = head.value.steps.flatMap((raw, i) => {
    const step = check(stepSchema, raw)
    if ('value' in step) return [soundStep(step.value as StoryStep, i, problems)]
    problems.push(...step.faults.map((fault) => problemOf(['steps', i], fault, 'This step is left out.')))
    return []
  })
  const { title, byline, data, only, hash } = head.value
  return {
    story: steps.length > 0 ? { title, byline, steps } : null,
    cargo: data ? { data, only: only === true, ...(hash && { hash }) } : null,
    problems: shortened(problems),
  }
}

const problem = (path: string, message: string, advice: string): Problem => ({
  code: 'story.unreadable',
  path,
  message,
  advice,
})

function parse(input: string, problems: Problem[]): unknown {
  // A file may carry incidents beside its story.
  const most = LIMITS.bytes + 65_536
  if (input.length > most) {
    problems.push(
      problem(
        'story',
        `The story has ${grouped(input.length)} characters; at most ${grouped(most)} are read.`,
        'Divide it into several stories.',
      ),
    )
    return undefined
  }
  try {
    return JSON.parse(input.replace(/^\uFEFF/, '')) as unknown
  } catch {
    const { line, column, reason } = findFault(input) ?? { line: 1, column: 1, reason: 'it could not be parsed' }
    problems.push(
      problem(
        'story',
        `The story is not JSON: at line ${line}, column ${column}, ${reason}.`,
        'Get the file or the link again, whole.',
      ),
    )
    return undefined
  }
}

function problemOf(before: readonly (string | number)[], { path, words }: Fault, consequence: string): Problem {
  const where = pathText([...before, ...path]) || 'story'
  return problem(where, `${where} ${words}. ${consequence}`, 'Correct it where the story was made.')
}

/** A step with those of its addresses that a reader may be led to. */
function soundStep(step: StoryStep, at: number, problems: Problem[]): StoryStep {
  const sources = step.sources.filter((source, i) => {
    if (isWebAddress(source)) return true
    const path = pathText(['steps', at, 'sources', i])
    problems.push(
      problem(
        path,
        `${path} is not an http or https address; found ${found(source)}. It is left out.`,
        'Write the whole address.',
      ),
    )
    return false
  })
  return { ...step, sources }
}

const MOST_PROBLEMS = 20

function shortened(problems: readonly Problem[]): Problem[] {
  const left = problems.length - MOST_PROBLEMS
  if (left <= 0) return [...problems]
  const rest = problem('story', `${left} more problems with the story are not listed.`, 'Correct those listed first.')
  return [...problems.slice(0, MOST_PROBLEMS), rest]
}

/**
 * Writes a story as JSON, its fields in a fixed order and without those that are empty: equal stories give equal texts.
 * `indent` for a file that people may read.
 */
export function writeStory({ title, byline, steps }: Story, cargo: StoryCargo | null = null, indent = 0): string {
  const written = {
    format: STORY_FORMAT,
    title,
    byline: byline || undefined,
    steps: steps.map(({ heading, text: words, view, frame, sources }) => ({
      heading: heading || undefined,
      text: words || undefined,
      view,
      frame: frame?.map(Math.round),
      sources: sources.length > 0 ? sources : undefined,
    })),
    data: cargo?.data,
    only: cargo?.only || undefined,
    hash: cargo?.hash,
  }
  return JSON.stringify(written, null, indent)
}

/** A draft as a browser kept it: it may lack a title, steps, and whole addresses. What is not readable is left out. */
export function readDraft(value: unknown): Story {
  const { title, byline, steps } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const line = (words: unknown, most: number): string => (typeof words === 'string' ? words.slice(0, most) : '')
  return {
    title: line(title, LIMITS.title),
    byline: line(byline, LIMITS.byline),
    steps: (Array.isArray(steps) ? steps : []).slice(0, LIMITS.steps).flatMap((raw) => {
      const step = check(stepSchema, raw)
      return 'value' in step ? [step.value as StoryStep] : []
    }),
  }
}

/** A draft as it can be handed on: without addresses that are not whole. */
export const finished = (story: Story): Story => ({
  ...story,
  steps: story.steps.map((step) => ({
    ...step,
    sources: step.sources.map((source) => source.trim()).filter(isWebAddress),
  })),
})

/** Whether a file's beginning is a story's, and not a document of incidents. */
export const isStoryText = (beginning: string): boolean => /"format"\s*:\s*"dateline-story\//.test(beginning)
