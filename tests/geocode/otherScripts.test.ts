import { readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openOtherNames } from '../../src/geocode/openOtherNames.ts'
import { bareKey, hasOtherLetters, joinedKey, otherKey } from '../../src/geocode/otherScripts.ts'
import { resolvePlace } from '../../src/geocode/resolve.ts'
import { searchPlaces } from '../../src/geocode/search.ts'
import { readToponyms } from '../../src/geocode/toponyms.ts'
import { openedGazetteer, openedNames } from './openedGazetteer.ts'

const resolved = async (name: string): Promise<string> => {
  const { country, precision, why } = resolvePlace(await openedNames(), { name, country: null }).place
  return `${country} ${precision} ${why?.[0]}`
}

describe('a name in another script', () => {
  test.each([
    ['金邊', 'KH city capital of Cambodia'],
    ['金边', 'KH city capital of Cambodia'],
    ['金边市', 'KH city capital of Cambodia'],
    ['ភ្នំពេញ', 'KH city capital of Cambodia'],
    ['프놈펜', 'KH city capital of Cambodia'],
    ['プノンペン', 'KH city capital of Cambodia'],
    ['Пном Пень', 'KH city capital of Cambodia'],
    ['بنوم بنه', 'KH city capital of Cambodia'],
    ['柬埔寨', 'KH country a country; only the country is known'],
    ['柬埔寨王国', 'KH country a country; only the country is known'],
    ['កម្ពុជា', 'KH country a country; only the country is known'],
    ['กัมพูชา', 'KH country a country; only the country is known'],
    ['ກຳປູເຈຍ', 'KH country a country; only the country is known'],
    ['缅甸', 'MM country a country; only the country is known'],
    ['緬甸', 'MM country a country; only the country is known'],
    ['波贝', 'KH city a place in Banteay Meanchey, Cambodia'],
    ['ប៉ោយប៉ែត', 'KH city a place in Banteay Meanchey, Cambodia'],
    ['ปอยเปต', 'KH city a place in Banteay Meanchey, Cambodia'],
    ['เสียมราฐ', 'KH admin1 a first-level division of Cambodia'],
    ['ខេត្តកណ្តាល', 'KH admin1 a first-level division of Cambodia'],
    ['西哈努克市', 'KH city seat of Preah Sihanouk, Cambodia'],
    ['西哈努克省', 'KH admin1 a first-level division of Cambodia'],
    ['班迭棉吉省', 'KH admin1 a first-level division of Cambodia'],
    ['妙瓦底', 'MM city a place in Kayin State, Myanmar'],
    ['ရန်ကုန်', 'MM city seat of Yangon, Myanmar'],
    ['ວຽງຈັນ', 'LA city capital of Laos'],
    ['臺北', 'TW city capital of Taiwan'],
    ['台北', 'TW city capital of Taiwan'],
    ['கொழும்பு', 'LK city capital of Sri Lanka'],
  ])('%s is %s', async (name, expected) => {
    expect(await resolved(name)).toBe(expected)
  })

  test('is unknown without its file, and in a country where it is none', async () => {
    const place = { name: '金边', country: null }
    expect(resolvePlace(await openedGazetteer(), place).problem?.code).toBe('place.unknown')
    expect(resolvePlace(await openedNames(), { ...place, country: 'TH' }).problem?.code).toBe('place.fallback')
  })
})

test.each([
  ['Băng Cốc', 'TH'],
  ['Manille', 'PH'],
  ['Rangoon', 'MM'],
  ['Rangoun', 'MM'],
  ['Birmanie', 'MM'],
  ['Miến Điện', 'MM'],
  ['Sài Gòn', 'VN'],
  ['Saigon', 'VN'],
  ['Ho Chi Minh City', 'VN'],
  ['Kompong Som', 'KH'],
  ['Preah Sihanouk', 'KH'],
  ['Sihanoukville', 'KH'],
  ['poipet', 'KH'],
  ['Poi Pet', 'KH'],
  ['Kamboja', 'KH'],
  ['Campuchia', 'KH'],
])('%s is in %s without that file', async (name, country) => {
  expect(resolvePlace(await openedGazetteer(), { name, country: null }).place.country).toBe(country)
})

describe('a text in another script', () => {
  const read = async (text: string): Promise<string[]> =>
    readToponyms(await openedNames(), text).map(({ text, place }) => `${text} ${place?.country} ${place?.name}`)

  test('Chinese, both forms, also of the police that is no county', async () => {
    const expected = [
      '柬埔寨 KH Cambodia',
      '暹粒省 KH Siem Reap',
      '班迭棉吉省 KH Banteay Meanchey',
      '中国 CN China',
      '北京 CN Beijing',
    ]
    expect(await read('柬埔寨警方在暹粒省和班迭棉吉省逮捕154名中国公民，公安机关将他们押送回北京。')).toEqual(expected)
    expect(await read('緬甸軍方在妙瓦底逮捕了馬來西亞人。')).toEqual([
      '緬甸 MM Myanmar',
      '妙瓦底 MM Myawadi',
      '馬來西亞 MY Malaysia',
    ])
  })

  test('Khmer, Thai, Korean, Japanese, Russian, Arabic', async () => {
    expect(await read('នៅខេត្តបន្ទាយមានជ័យ នៃប្រទេសកម្ពុជា ហើយបញ្ជូនទៅភ្នំពេញ។')).toEqual([
      'ខេត្តបន្ទាយមានជ័យ KH Banteay Meanchey',
      'កម្ពុជា KH Cambodia',
      'ភ្នំពេញ KH Phnom Penh',
    ])
    expect(await read('จับกุมที่จังหวัดเสียมราฐ ประเทศกัมพูชา และส่งกลับกรุงเทพ')).toEqual([
      'จังหวัดเสียมราฐ KH Siem Reap',
      'กัมพูชา KH Cambodia',
      'กรุงเทพ TH Bangkok',
    ])
    expect(await read('캄보디아 프놈펜에서 한국인 57명이 체포되었다. 포이펫에서도 체포됐다.')).toEqual([
      '캄보디아 KH Cambodia',
      '프놈펜 KH Phnom Penh',
      '포이펫 KH Paoy Paet',
    ])
    expect(await read('カンボジアで日本人が拘束された。タイプは不明。')).toEqual([
      'カンボジア KH Cambodia',
      '日本 JP Japan',
    ])
    expect(await read('Камбоджа выслала граждан Китая')).toEqual(['Камбоджа KH Cambodia'])
    expect(await read('الشرطة بكمبوديا')).toEqual(['كمبوديا KH Cambodia'])
  })

  test('given mentions are resolved in it, and Latin names beside it are found', async () => {
    const text = '柬埔寨 Phnom Penh 金边'
    expect(await read(text)).toEqual(['柬埔寨 KH Cambodia', 'Phnom Penh KH Phnom Penh', '金边 KH Phnom Penh'])
    const [answer] = readToponyms(await openedNames(), text, { given: [{ start: 15, end: 17 }] })
    expect(answer?.place).toMatchObject({ country: 'KH', precision: 'city' })
  })
})

test('the search box finds any part of a name, best known first', async () => {
  const gazetteer = await openedNames()
  const first = (query: string, country: string | null = null): string | undefined =>
    searchPlaces(gazetteer, query, { country })[0]?.name
  expect(first('波贝')).toBe('Paoy Paet')
  expect(first('ប៉ោយ')).toBe('Paoy Paet')
  expect(first('ភ្នំ')).toBe('Phnom Penh')
  expect(first('哈努克')).toMatch(/Sihanouk/u)
  expect(first('金边市')).toBe('Phnom Penh')
  expect(first('金边', 'TH')).toBeUndefined()
  expect(searchPlaces(gazetteer, '中', { limit: 3 })).toHaveLength(3)
})

test('the file knows no place that the gazetteer does not, stays under 1.3 MB, and says when it is none', async () => {
  const gazetteer = await openedNames()
  expect(gazetteer.other?.unknown).toEqual([])
  expect(statSync(new URL('../../public/geo/names.bin', import.meta.url)).size).toBeLessThan(1_300_000)
  const latin = readFileSync(new URL('../../public/geo/gazetteer.bin', import.meta.url))
  await expect(openOtherNames(gazetteer, latin)).rejects.toThrow('not a file of names')
})

test('a key is the same however a name is parted or composed, and joining letters makes it', async () => {
  const simplified = (await openedNames()).other?.simplified ?? new Map<string, string>()
  const key = (name: string): string => otherKey(name, simplified)
  expect(key('Пном-Пень')).toBe(key('пномпень'))
  expect(key('ភ្នំ\u200bពេញ')).toBe(key('ភ្នំពេញ'))
  expect(key('프놈펜'.normalize('NFD'))).toBe(key('프놈펜'))
  expect(key('臺灣')).toBe(key('台湾'))
  expect(key('أفغانستان')).toBe(key('افغانستان'))
  const letter = fc.constantFrom(...'金邊柬埔寨ភ្នំពេញកណ្តាលประเทศПномпень프놈펜プノンペン')
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 20 }), (letters) => {
      const joined = letters.map(key).reduce((before, next) => joinedKey(before, next), '')
      expect(key(key(letters.join('')))).toBe(key(letters.join('')))
      // Marks of Khmer are folded with their letters; all else by itself.
      expect(joined.normalize('NFC')).toBe(key(letters.join('')))
    }),
  )
})

test('words of kind are taken off a name, and never all of it', () => {
  expect(bareKey('暹粒省')).toEqual({ bare: '暹粒', kind: 'division' })
  expect(bareKey('省')).toEqual({ bare: '省', kind: null })
  expect(bareKey('จังหวัดตาก')).toEqual({ bare: 'ตาก', kind: 'division' })
  expect(bareKey('서울특별시')).toEqual({ bare: '서울', kind: 'town' })
})

test.each([
  ['Phnom Penh', false],
  ['Đà Nẵng', false],
  ['Nukuʻalofa', false],
  ['12 – 34 😀', false],
  ['金边', true],
  ['KK园区', true],
  ['Москва', true],
])('%s: other letters %s', (text, expected) => {
  expect(hasOtherLetters(text)).toBe(expected)
})

test('any text gives spans that are inside it, in order, apart, and true to it', async () => {
  const gazetteer = await openedNames()
  const part = fc.constantFrom(
    '金邊',
    '柬埔寨王国',
    'ប៉ោយប៉ែត',
    'ปอยเปต',
    '프놈펜에서',
    'Пномпень ',
    'بكمبوديا ',
    'KK园区',
    '\u200b',
    '\u202e',
    '\ud83d',
    '𠮷',
    '្',
    ' ',
    '・',
    'Phnom Penh',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const { start, end, text: printed } of readToponyms(gazetteer, text, { demonyms: true })) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(printed)
        last = end
      }
    }),
    { numRuns: 300 },
  )
})
