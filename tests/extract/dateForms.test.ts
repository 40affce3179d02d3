import { describe, expect, test } from 'vitest'
import { parseDay } from '../../src/domain/day.ts'
import { whenOf } from '../../src/extract/calendar.ts'
import { DATE_FORMS } from '../../src/extract/dateForms.ts'
import { datesIn } from '../../src/extract/dates.ts'
import { splitSentences } from '../../src/extract/sentences.ts'
import { tokenise } from '../../src/extract/tokens.ts'

const PUBLISHED = parseDay('2017-08-18')! // a Friday

function datesOf(text: string, direction: 'past' | 'future' = 'past') {
  const tokens = tokenise(text)
  return splitSentences(text, tokens).flatMap((sentence) =>
    datesIn(text, tokens, sentence).map(({ form, role, resolve }) => {
      const { start, end, precision } = whenOf(
        resolve({ published: PUBLISHED, direction, previous: { start: 17_000, end: 17_000, precision: 'day' } }),
      )
      return { form, role, start, end, precision }
    }),
  )
}

describe('date forms', () => {
  test.each(DATE_FORMS.map(({ name, example }) => [name, example]))('%s reads its example', (name, example) => {
    const found = datesOf(
      `They were held ${/^(?:since|in|on|from|over|between|until)/u.test(example) ? '' : 'on '}${example}.`,
    )
    expect(found.map(({ form }) => form)).toContain(name)
  })

  test.each([
    ['on Wednesday', '2017-08-16', '2017-08-16'],
    ['on Friday', '2017-08-18', '2017-08-18'],
    ['last Friday', '2017-08-11', '2017-08-11'],
    ['on Aug. 2', '2017-08-02', '2017-08-02'],
    ['on 29 December', '2016-12-29', '2016-12-29'],
    ['last month', '2017-07-01', '2017-07-31'],
    ['last week', '2017-08-07', '2017-08-13'],
    ['this month', '2017-08-01', '2017-08-18'],
    ['since 2011', '2011-01-01', '2017-08-18'],
    ['since January', '2017-01-01', '2017-08-18'],
    ['in the three months since the beginning of May', '2017-05-01', '2017-08-18'],
    ['over the past two weeks', '2017-08-04', '2017-08-18'],
    ['between July 12 and July 20', '2017-07-12', '2017-07-20'],
    ['between November 2015 and February 2016', '2015-11-01', '2016-02-29'],
    ['over the weekend', '2017-08-12', '2017-08-13'],
    ['two years ago', '2015-01-01', '2015-12-31'],
    ['nine days ago', '2017-08-09', '2017-08-09'],
    ['in the first quarter of 2016', '2016-01-01', '2016-03-31'],
    ['in recent years', null, null],
  ])('%s', (words, start, end) => {
    expect(datesOf(`They were arrested ${words}.`)[0]).toMatchObject({ start, end })
  })

  test('a coming day lies ahead', () => {
    expect(datesOf('They will leave on Monday.', 'future')[0]).toMatchObject({ start: '2017-08-21' })
    expect(datesOf('They will leave next month.', 'future')[0]).toMatchObject({
      start: '2017-09-01',
      end: '2017-09-30',
    })
    expect(datesOf('They will leave in March.', 'future')[0]).toMatchObject({ start: '2018-03-01' })
  })

  test.each([
    'They may be deported.',
    'They march on.',
    'It cost 2,017 dollars.',
    'Some 2000 people came.',
    'The Sunday Times said so.',
  ])('no day in "%s" that an event could take', (text) => {
    expect(datesOf(text).filter(({ form }) => form !== 'weekday')).toEqual([])
  })

  test('nothing is made up without the date of the report', () => {
    const tokens = tokenise('on Wednesday')
    const [date] = datesIn('on Wednesday', tokens, splitSentences('on Wednesday', tokens)[0]!)
    expect(date?.resolve({ published: null, direction: 'past', previous: null })).toBeNull()
  })
})
