import type { Problem } from '../domain/problem.ts'
import type { Splitter } from './pieces.ts'
import { FORMAT, LIMITS } from './schema.ts'
import { findFault } from './syntax.ts'
import { found, grouped } from './wording.ts'

const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const OPEN_LIST = 91
const CLOSE_LIST = 93
const OPEN = 123
const CLOSE = 125

/**
 * Takes JSON apart that comes in pieces: the entries of a list that is the whole document, or that stands in it under
 * `name`. The rest of the document, with that list empty, is its head. `recordOf` makes a record of an entry.
 */
export function splitJson(name: string, recordOf: (entry: unknown, index: number) => unknown): Splitter {
  let problems: Problem[] = []
  let isOver = false
  let isSound = true
  let isFirst = true
  let kept = ''
  /** How far `kept` has been gone through, and where the entry in it begins; -1 outside of the list. */
  let at = 0
  let entryFrom = -1
  let isText = false
  let isEscaped = false
  let depth = 0
  /** Depth of the entries, once the list has been met; 0 before. */
  let listDepth = 0
  let isInList = false
  /** The document without the entries. */
  let rest = ''
  /** Where the entry begins, or the document that is left. */
  let lines = 1
  let column = 0
  let index = 0
  let head: Record<string, unknown> = {}

  const fail = (line: number, column: number, reason: string): void => {
    isOver = true
    isSound = false
    problems.push({
      code: 'json.syntax',
      path: '',
      message: `This is not JSON: at line ${line}, column ${column}, ${reason}.`,
      advice: rest.trimStart().startsWith('<')
        ? 'This looks like a web page. Download the file itself.'
        : 'If the file was cut off, get it again; otherwise correct it at that position.',
    })
  }
  const failIn = (text: string): void => {
    const fault = findFault(text) ?? { line: 1, column: 1, reason: 'it could not be parsed' }
    fail(lines + fault.line - 1, fault.column + (fault.line === 1 ? column : 0), fault.reason)
  }
  const goOn = (text: string): void => {
    const last = text.lastIndexOf('\n')
    for (let k = text.indexOf('\n'); k !== -1; k = text.indexOf('\n', k + 1)) lines++
    column = last === -1 ? column + text.length : text.length - last - 1
  }
  /** Reads the entry that ends before `until`. An empty list has none. */
  const entry = (until: number, isLast: boolean): unknown[] => {
    const text = kept.slice(entryFrom, until)
    const isEmpty = isLast && index === 0 && text.trim() === ''
    if (isEmpty) return []
    try {
      return [recordOf(JSON.parse(text) as unknown, index++)]
    } catch {
      failIn(text)
      return []
    } finally {
      goOn(kept.slice(entryFrom, until + 1))
    }
  }
  /** Whether the list that opens here is the one: the document itself, or what stands under the name. */
  const isList = (before: string): boolean =>
    listDepth === 0 && ((depth === 0 && before.trim() === '') || (depth === 1 && isNamed(before, name)))
  const take = (text: string): unknown[] => {
    if (isOver) return []
    kept += isFirst ? text.replace(/^\uFEFF/, '') : text
    isFirst = false
    const records: unknown[] = []
    let restFrom = isInList ? -1 : 0
    for (; at < kept.length; at++) {
      if (isOver) break
      const code = kept.charCodeAt(at)
      if (isText) {
        if (isEscaped) isEscaped = false
        else if (code === BACKSLASH) isEscaped = true
        else if (code === QUOTE) isText = false
      } else if (code === QUOTE) isText = true
      else if (code === OPEN) depth++
      else if (code === OPEN_LIST) {
        if (!isInList && isList(rest + kept.slice(restFrom, at))) {
          rest += kept.slice(restFrom, at + 1)
          goOn(rest)
          restFrom = -1
          isInList = true
          listDepth = depth + 1
          entryFrom = at + 1
        }
        depth++
      } else if (code === CLOSE || code === CLOSE_LIST) {
        if (isInList && depth === listDepth) {
          for (const record of entry(at, true)) records.push(record)
          isInList = false
          restFrom = at
          entryFrom = -1
        }
        depth--
      } else if (code === COMMA && isInList && depth === listDepth) {
        for (const record of entry(at, false)) records.push(record)
        entryFrom = at + 1
      }
    }
    if (restFrom >= 0) rest += kept.slice(restFrom)
    if (rest.length > LIMITS.document) {
      isOver = true
      isSound = false
      problems.push({
        code: 'json.size',
        path: '',
        message: `There are more than ${grouped(LIMITS.document)} characters here that are no ${name}.`,
        advice: 'Check that this is a file of incidents.',
      })
    }
    kept = isInList ? kept.slice(entryFrom) : ''
    at = kept.length
    if (isInList) entryFrom = 0
    return records
  }
  return {
    take,
    end() {
      if (isOver) return []
      isOver = true
      if (isInList) {
        column--
        failIn(`[${kept}`)
        return []
      }
      try {
        const root: unknown = JSON.parse(rest)
        if (Array.isArray(root)) head = { format: FORMAT }
        else if (typeof root === 'object' && root !== null) head = root as Record<string, unknown>
        if (listDepth === 0) {
          isSound = false
          problems.push({
            code: 'document.incidents',
            path: name,
            message: `There is no list of ${name} here; found ${found(root)}. Nothing is loaded.`,
            advice: 'Check that this is a file of incidents.',
          })
        }
      } catch {
        ;[lines, column] = [1, 0]
        failIn(rest)
      }
      return []
    },
    head: () => head,
    problems() {
      const found = problems
      problems = []
      return found
    },
    isOver: () => isOver,
    isSound: () => isSound,
  }
}

/** Whether a text ends with a name and its colon, so that its value follows. */
const isNamed = (before: string, name: string): boolean =>
  new RegExp(`[{,]\\s*"${name}"\\s*:\\s*$`).test(before.slice(-name.length - 200))
