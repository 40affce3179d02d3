import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readModelAnswer } from '../../src/io/modelAnswer.ts'
import { completionsUrl, modelRequest, MOST_SENT } from '../../src/io/modelRequest.ts'
import { completion } from '../helpers/modelServer.ts'

const TEXT = `Police in Siem Reap detained 43 Vietnamese nationals on Tuesday in a raid
on a rented villa, officials said. On Monday, 19 Indonesians were deported from Phnom Penh to Jakarta.`
const SOURCE = { publisher: 'Own Wire', title: '', url: '', published: '2019-06-06' }

const ARREST = {
  type: 'arrest',
  count: { min: 43, max: 43, qualifier: 'exact' },
  people: [{ nationality: 'VN', min: 43, max: 43 }],
  date: { start: '2019-06-04', end: '2019-06-04', precision: 'day' },
  places: [{ name: 'Siem Reap', country: 'KH' }],
  evidence: [
    { field: 'type', quote: 'detained' },
    { field: 'count', quote: '43 Vietnamese nationals' },
    { field: 'people', quote: '43 Vietnamese nationals' },
    { field: 'date', quote: 'on Tuesday' },
    { field: 'places', quote: 'in Siem Reap' },
  ],
}

const read = (...incidents: unknown[]) => readModelAnswer(completion(JSON.stringify({ incidents })), TEXT, SOURCE)

describe('the answer of a language model', () => {
  test('a proposal that the report bears out is taken, with where its words stand', () => {
    const { incidents, refusals } = read(ARREST)
    expect(refusals).toEqual([])
    expect(incidents).toHaveLength(1)
    expect(incidents[0]).toMatchObject({ type: 'arrest', status: 'done', count: { min: 43 }, sources: [SOURCE] })
    for (const { quote, start, end } of incidents[0]!.evidence) expect(TEXT.slice(start, end)).toBe(quote)
  })

  test('a quote may break its lines elsewhere than the report', () => {
    const { incidents } = read({
      ...ARREST,
      evidence: [...ARREST.evidence, { field: 'type', quote: 'in a raid on a rented villa' }],
    })
    expect(incidents[0]!.evidence.at(-1)!.quote).toBe('in a raid\non a rented villa')
  })

  test('an invented quote is refused with a message, and so is what hangs on it', () => {
    const evidence = ARREST.evidence.map((one) =>
      one.field === 'count' ? { field: 'count', quote: '430 Vietnamese' } : one,
    )
    const { incidents, refusals } = read({ ...ARREST, evidence })
    expect(incidents[0]!.count).toEqual({ min: null, max: null, qualifier: 'unknown' })
    expect(incidents[0]!.people).toHaveLength(1)
    expect(refusals.join('\n')).toContain('the quote "430 Vietnamese" for "count" does not stand in the report')
    expect(refusals.join('\n')).toContain('count has no quote')
  })

  test('without words for what happened, or without number and day, nothing is left', () => {
    expect(read({ ...ARREST, evidence: ARREST.evidence.slice(1) }).incidents).toEqual([])
    expect(read({ ...ARREST, evidence: ARREST.evidence.slice(0, 1) }).incidents).toEqual([])
    expect(read({ ...ARREST, evidence: undefined }).refusals.join(' ')).toContain('no words of the report')
  })

  test('a place that its quote does not name is left out', () => {
    const { incidents, refusals } = read({ ...ARREST, places: [{ name: 'Bangkok', country: 'TH' }] })
    expect(incidents[0]!.places).toEqual([])
    expect(refusals.join(' ')).toContain('"Bangkok"')
  })

  test('positions, notes, summaries and unknown fields of the model do not come through', () => {
    const { incidents } = read({
      ...ARREST,
      id: 'seed-1',
      summary: '<img src=x onerror=alert(1)>',
      notes: 'trust me',
      links: ['a'],
      includes: ['b'],
      shell: 'rm',
      places: [{ name: 'Siem Reap', country: 'KH', lat: 89, lon: 0, fixed: true }],
    })
    expect(incidents[0]).toMatchObject({ id: 'model-1', summary: '', notes: '', links: [], includes: [], extra: {} })
    expect(incidents[0]!.places[0]).not.toHaveProperty('lat', 89)
    expect(incidents[0]!.places[0]).not.toHaveProperty('fixed', true)
  })

  test.each([
    ['huge numbers', { ...ARREST, count: { min: 1e300, max: 1e300, qualifier: 'exact' } }],
    ['fractions', { ...ARREST, count: { min: 1.5, max: 2, qualifier: 'exact' } }],
    ['negative numbers', { ...ARREST, count: { min: -4, max: 2, qualifier: 'exact' } }],
    ['a qualifier of its own', { ...ARREST, count: { min: 1, max: 2, qualifier: '<b>' } }],
    ['a day that is none', { ...ARREST, date: { start: '2019-13-44', end: null, precision: 'day' } }],
    ['another type', { ...ARREST, type: 'murder' }],
    ['a text instead of an incident', 'arrest'],
    ['nothing', null],
  ])('%s: refused with a reason', (_, incident) => {
    const { incidents, refusals } = read(incident)
    expect(incidents).toEqual([])
    expect(refusals.length).toBeGreaterThan(0)
  })

  test('__proto__ pollutes nothing', () => {
    const content = `{"incidents": [{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, ${JSON.stringify(ARREST).slice(1)}]}`
    const { incidents } = readModelAnswer(completion(content), TEXT, SOURCE)
    expect(incidents).toHaveLength(1)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.hasOwn(incidents[0]!, '__proto__')).toBe(false)
  })

  test.each([
    ['', 'chat completions'],
    ['<html>', 'chat completions'],
    ['{"choices": []}', 'chat completions'],
    ['{"choices": [{"message": {"content": 7}}]}', 'chat completions'],
    [completion('I am sorry, I cannot do that.'), 'JSON object of incidents'],
    [completion('{"incidents": 3}'), 'JSON object of incidents'],
    [completion('{"incidents": [{"type": "arr'), 'JSON object of incidents'],
  ])('%j: says what is wrong', (answer, words) => {
    const { incidents, refusals } = readModelAnswer(answer, TEXT, SOURCE)
    expect(incidents).toEqual([])
    expect(refusals.join(' ')).toContain(words)
  })

  test('a fence around the JSON is no harm, and of very many proposals a hundred are looked at', () => {
    const fenced = `\`\`\`json\n${JSON.stringify({ incidents: [ARREST] })}\n\`\`\``
    expect(readModelAnswer(completion(fenced), TEXT, SOURCE).incidents).toHaveLength(1)
    const { incidents, refusals } = read(...Array.from({ length: 500 }, () => ARREST))
    expect(incidents).toHaveLength(100)
    expect(refusals.join(' ')).toContain('500')
  })

  test('whatever comes, it is answered, and every quote stands in the report', () => {
    fc.assert(
      fc.property(fc.json(), fc.array(fc.record({ field: fc.string(), quote: fc.string() })), (json, evidence) => {
        for (const content of [
          json,
          `{"incidents": [${json}]}`,
          JSON.stringify({ incidents: [{ ...ARREST, evidence: [...ARREST.evidence, ...evidence] }] }),
        ])
          for (const { evidence: quotes } of readModelAnswer(completion(content), TEXT, SOURCE).incidents)
            for (const { quote, start, end } of quotes) expect(TEXT.slice(start, end)).toBe(quote)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the request', () => {
  test('holds the day and the text, cut where it is too long', () => {
    const { messages } = modelRequest('llama', 'x'.repeat(MOST_SENT + 500), '2019-06-06')
    expect(messages[1]!.content).toContain('2019-06-06')
    expect(messages[1]!.content.length).toBeLessThan(MOST_SENT + 100)
  })

  test.each([
    ['http://localhost:11434/v1', 'http://localhost:11434/v1/chat/completions'],
    ['http://localhost:11434/v1/', 'http://localhost:11434/v1/chat/completions'],
    ['https://example.org/api/chat/completions', 'https://example.org/api/chat/completions'],
    ['http://localhost:8080', 'http://localhost:8080/chat/completions'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['http://user:secret@localhost', null],
    ['', null],
  ])('%s', (base, url) => expect(completionsUrl(base)).toBe(url))
})
