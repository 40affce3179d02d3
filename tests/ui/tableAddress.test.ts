import { expect, test } from 'vitest'
import { readTableAddress } from '../../src/ui/desk/tableAddress.ts'

const HERE = 'https://news.example/map/'

test.each([
  [
    'https://news.example/data/table.csv',
    { kind: 'here', url: 'https://news.example/data/table.csv', name: 'table.csv' },
  ],
  [
    'https://docs.google.com/spreadsheets/d/abc_-1/edit#gid=7',
    {
      kind: 'elsewhere',
      isSheet: true,
      name: 'sheet.csv',
      url: 'https://docs.google.com/spreadsheets/d/abc_-1/export?format=csv&gid=7',
    },
  ],
  [
    ' https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml ',
    {
      kind: 'elsewhere',
      isSheet: true,
      name: 'sheet.csv',
      url: 'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=csv',
    },
  ],
  [
    'https://other.example/t.csv',
    { kind: 'elsewhere', isSheet: false, name: 't.csv', url: 'https://other.example/t.csv' },
  ],
  [
    'https://other.example/%E0%A4%A',
    { kind: 'elsewhere', isSheet: false, name: '%E0%A4%A', url: 'https://other.example/%E0%A4%A' },
  ],
  ['javascript:alert(1)', { kind: 'none' }],
  ['', { kind: 'none' }],
])('%j', (text, address) => {
  expect(readTableAddress(text, HERE)).toEqual(address)
})
