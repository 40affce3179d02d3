/**
 * What a spreadsheet would run as a formula, kept from it by an apostrophe, and given back exactly. Cells that begin with
 * one of the signs count (full-width ones too, and blanks and quotes before them), and so do places inside a text at which a
 * program with another separator begins a cell: behind a semicolon, a tab or a line break.
 */

const SIGNS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20'

/** An apostrophe too, so that one that was there is told from one that was added. */
const RISKY = new RegExp(`^[${SIGNS}\\t\\r\\n']`)
const DEFUSED = new RegExp(`^'[${SIGNS}\\t\\r\\n']`)

const BLANK = '(?:[^\\S\\t\\r\\n]|")'
const INSIDE = `(^${BLANK}+|[;\\t\\r\\n]${BLANK}*)`
const RISKY_INSIDE = new RegExp(`${INSIDE}('*)(?=[${SIGNS}])`, 'g')
const DEFUSED_INSIDE = new RegExp(`${INSIDE}'('*)(?=[${SIGNS}])`, 'g')

/** A text that no spreadsheet runs any part of. */
export function defuse(text: string): string {
  const inside = text.replaceAll(RISKY_INSIDE, "$1'$2")
  return RISKY.test(inside) ? `'${inside}` : inside
}

/** The text that was defused; one that nobody defused stays as it is, but for an apostrophe before a risky sign. */
export function restore(text: string): string {
  const whole = DEFUSED.test(text) ? text.slice(1) : text
  return whole.replaceAll(DEFUSED_INSIDE, '$1$2')
}
