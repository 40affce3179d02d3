import type { Problem } from '../domain/problem.ts'

/** A report is a few thousand characters; what is longer is read this far at once (see extractLong.ts). About a second's work. */
export const LONGEST_TEXT = 200_000

/** Control characters but line ends and tabs, and what a decoder puts for bytes that are no text. */
const CONTROL = /(?![\n\r\t])[\p{Cc}\ufffd]/gu
const MOST_CONTROL = 0.02

/**
 * The fifty most frequent words of written English (British National Corpus), those that other European languages also
 * have ("in", "an", "die", "was", "her", "as", "or") left out. In English news every fourth word is one of them.
 */
const COMMON = new Set(
  'the of and to that it is for with be by you are this have but not from had his they were which she he we been has would there what their who will more if about when said than them some could other into its then two these only also after over people police its arrested deported detained'.split(
    ' ',
  ),
)
const LEAST_SHARE = 0.12
/** A headline or a single sentence has few of them, and one is enough. */
const FEW_WORDS = 60

export interface Legible {
  /** The text with control characters as spaces, so that offsets stay, and cut at `LONGEST_TEXT`. */
  text: string
  problems: Problem[]
  /** Whether anything can be read at all. */
  isLegible: boolean
}

/** Looks at a text before it is read: empty, binary, too long, not English. Never throws. */
export function lookAt(report: string): Legible {
  const problems: Problem[] = []
  const text = report.slice(0, LONGEST_TEXT).replace(CONTROL, ' ')
  const stop = (code: string, message: string, advice: string): Legible => ({
    text,
    problems: [{ code, path: 'report', message, advice }],
    isLegible: false,
  })
  if (text.trim() === '')
    return stop('report.empty', 'The report has no text.', 'Paste the text of a report, or enter the incident by hand.')
  const controls = report.slice(0, LONGEST_TEXT).match(CONTROL)?.length ?? 0
  if (controls > MOST_CONTROL * text.length)
    return stop(
      'report.binary',
      'This is not text: it holds bytes that no text has.',
      'Save the report as plain text (UTF-8) and try again.',
    )
  if (report.length > LONGEST_TEXT)
    problems.push({
      code: 'report.long',
      path: 'report',
      message: `The text has ${report.length} characters; the first ${LONGEST_TEXT} were read.`,
      advice: 'Give one report at a time.',
    })
  if (!isEnglish(text)) {
    const message = 'The report does not seem to be in English, the only language that is read.'
    return {
      text,
      problems: [
        ...problems,
        {
          code: 'report.language',
          path: 'report',
          message,
          advice: 'Translate it first, or enter the incident by hand.',
        },
      ],
      isLegible: false,
    }
  }
  return { text, problems, isLegible: true }
}

/** By the share of its most common words. A few words are too few to tell, if they are in Latin letters. */
function isEnglish(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 0 && latin < 0.7 * letters) return false
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const common = words.filter((word) => COMMON.has(word)).length
  if (words.length < FEW_WORDS) return letters > 0 && (common > 0 || !/[^\p{ASCII}’‘“”–—]/u.test(sample))
  return common >= LEAST_SHARE * words.length
}
