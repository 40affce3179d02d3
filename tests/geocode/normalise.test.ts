import { expect, test } from 'vitest'
import { bareName, divisionKey, foldLines, foldName, spellingsOf } from '../../src/geocode/normalise.ts'

test.each([
  ['Xi’an', 'xian'],
  ["Xi'an", 'xian'],
  ['Băng Cốc', 'bang coc'],
  ['Đà Nẵng', 'da nang'],
  ['Kâmpóng Spœ', 'kampong spoe'],
  ['Łódź', 'lodz'],
  ['İzmir', 'izmir'],
  ['Lapu-Lapu  City ', 'lapu lapu city'],
  ['Borneo (East Malaysia)', 'borneo east malaysia'],
  ['St. John’s', 'st johns'],
  ['Straße', 'strasse'],
  ['ភ្នំពេញ', 'ភ្នំពេញ'],
  ['--- !', ''],
] as const)('%s folds to %s', (name, folded) => {
  expect(foldName(name)).toBe(folded)
})

test('folding many names at once is folding each', () => {
  const names = ['Phnom Penh', ' Siem-Reap', 'Ŏtâr Méanchey ', '', 'Ouagadougou']
  expect(foldLines(names.join('\n')).split('\n')).toEqual(names.map(foldName))
})

test.each([
  ['siem reap province', 'siem reap', 'division'],
  ['the province of kandal', 'kandal', 'division'],
  ['nantou county', 'nantou', 'division'],
  ['svay rieng city', 'svay rieng', 'town'],
  ['city of manila', 'manila', 'town'],
  ['mueang nonthaburi', 'nonthaburi', 'town'],
  ['province', 'province', null],
  ['phnom penh', 'phnom penh', null],
] as const)('"%s" is %s, said to be a %s', (full, bare, kind) => {
  expect(bareName(full)).toEqual({ full, bare, kind })
})

test('divisions compare without spaces and kind words', () => {
  expect(divisionKey('chon buri province')).toBe(divisionKey('chonburi'))
  expect(divisionKey('shan state')).toBe(divisionKey('shan'))
})

test('a name is looked up as written first, then spelled out and bare', () => {
  expect(spellingsOf('st johns county')).toEqual([
    'st johns county',
    'saint johns county',
    'st johns',
    'saint johns',
    'st johns city',
  ])
})
