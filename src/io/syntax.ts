/** Where a text stops being JSON: line and column count from 1, columns in UTF-16 code units. */
export interface Fault {
  line: number
  column: number
  /** What is wrong there, as the end of a sentence: `a comma or ] was expected, found "x"`. */
  reason: string
}

type Expectation = 'value' | 'value or ]' | 'name or }' | 'name' | 'colon' | 'comma' | 'end'

const WORDING: Record<Expectation, string> = {
  value: 'a value was expected',
  'value or ]': 'a value or ] was expected',
  'name or }': 'a name in double quotes or } was expected',
  name: 'a name in double quotes was expected',
  colon: 'a colon was expected',
  comma: 'a comma or a closing bracket was expected',
  end: 'the document had ended',
}

const SPACE = /[ \t\r\n]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

/**
 * Finds the first character at which `text` is not JSON; null where all of it is.
 * Browsers word this differently and some name no position, so a person is told the same thing everywhere.
 * Walks without recursion: a million open brackets are only a fault like any other.
 */
export function findFault(text: string): Fault | null {
  const open: string[] = []
  let expected: Expectation = 'value'
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const takeString = (): boolean => {
    const end = endOfString(text, at)
    if (end !== null) at = end
    return end !== null
  }
  const close = () => {
    at++
    open.pop()
    expected = open.length === 0 ? 'end' : 'comma'
  }
  while (take(SPACE) && at < text.length) {
    const character = text.charAt(at)
    const inside = open.at(-1)
    if (expected === 'value' || expected === 'value or ]') {
      if (character === ']' && expected === 'value or ]') close()
      else if (character === '{' || character === '[') {
        at++
        open.push(character)
        expected = character === '{' ? 'name or }' : 'value or ]'
      } else if (takeString() || take(SCALAR)) expected = inside === undefined ? 'end' : 'comma'
      else return faultAt(text, at, expected)
    } else if (expected === 'name' || expected === 'name or }') {
      if (character === '}' && expected === 'name or }') close()
      else if (takeString()) expected = 'colon'
      else return faultAt(text, at, expected)
    } else if (expected === 'colon') {
      if (character !== ':') return faultAt(text, at, expected)
      at++
      expected = 'value'
    } else if (expected === 'comma') {
      if (character === (inside === '{' ? '}' : ']')) close()
      else if (character === ',') {
        at++
        expected = inside === '{' ? 'name' : 'value'
      } else return faultAt(text, at, expected)
    } else return faultAt(text, at, expected)
  }
  return expected === 'end' ? null : faultAt(text, text.length, expected)
}

/**
 * The offset after the text in quotes that starts at `start`; null where there is none. A loop and not a pattern,
 * which would exhaust the stack on megabytes.
 */
function endOfString(text: string, start: number): number | null {
  if (text.charAt(start) !== '"') return null
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') return at + 1
    if (character < ' ') return null
    if (character !== '\\') continue
    ESCAPE.lastIndex = at
    if (!ESCAPE.test(text)) return null
    at = ESCAPE.lastIndex - 1
  }
  return null
}

function faultAt(text: string, offset: number, expected: Expectation): Fault {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - (before.lastIndexOf('\n') + 1) + 1
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
  const isUnclosed =
    character === '"' && (expected === 'value' || expected === 'value or ]' || expected.startsWith('name'))
  const reason =
    offset >= text.length
      ? `the text ends, but ${WORDING[expected]}`
      : isUnclosed
        ? 'the text in quotes is not closed on its line, or holds a character that must be escaped'
        : `${WORDING[expected]}, found ${JSON.stringify(character)}`
  return { line, column, reason }
}
