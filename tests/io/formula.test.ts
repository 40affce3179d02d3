import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defuse, restore } from '../../src/io/formula.ts'
import { seeded } from '../helpers/arbitraries.ts'

const anyText = fc
  .array(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '－',
      "'",
      "''",
      ' ',
      '\t',
      '\r',
      '\n',
      ';',
      '; ',
      ',',
      '"',
      'a',
      '1',
      '\u00a0',
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''))

describe('formulas', () => {
  test('any text comes back exactly', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(restore(defuse(text))).toBe(text)
      }),
      seeded(5000),
    )
  })

  test('no cell begins with one, whichever separator a program takes, and whether it knows quotes or not', () => {
    const isRun = (cell: string): boolean => /^[\s"]*[=+\-@＝＋－＠]/.test(cell)
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = defuse(text)
        expect([cell, ...cell.split(/[;\t\r\n]/)].filter(isRun)).toEqual([])
      }),
      seeded(5000),
    )
  })

  test('what nobody would run stays as it is', () => {
    for (const text of ['', '43 people; 12 women', "it's", 'a-b', 'one\n two', '3 = 3']) expect(defuse(text)).toBe(text)
  })

  test('the usual attacks are texts', () => {
    const attacks = ['=HYPERLINK("https://example.org")', '@SUM(A1)', "+cmd|' /C calc'!A0", ' =1', 'x;=1', 'x\n=1']
    const csv = attacks.map((text) => `"${defuse(text).replaceAll('"', '""')}"`).join(',')
    const [cells] = parse(csv) as string[][]
    expect(cells).toEqual([
      `'=HYPERLINK("https://example.org")`,
      "'@SUM(A1)",
      "'+cmd|' /C calc'!A0",
      " '=1",
      "x;'=1",
      "x\n'=1",
    ])
  })
})
