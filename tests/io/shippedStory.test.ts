import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/io/read.ts'
import { readStory } from '../../src/io/story.ts'
import { readLink } from '../../src/share/link.ts'
import { START } from '../share/views.ts'

const seed = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8')

const collection = readDocument(seed('incidents.json')).incidents
const dispatch = readDocument(seed('dispatches/2017-08-18-cambodia.json'), collection)
const incidents = [...collection, ...dispatch.incidents]
const { story, problems } = readStory(seed('stories/august-2017.json'))

/** Figures that the collection has only in words. */
const IN_NOTES = ['25', '200', '450', '14', '31', '379']

describe('the story of August 2017', () => {
  test('has six steps and no fault', () => {
    expect(problems).toEqual([])
    expect(story!.steps).toHaveLength(6)
  })

  test('its views open, and select reports that are there', () => {
    const ids = new Set(incidents.map(({ id }) => id))
    for (const { view, frame } of story!.steps) {
      const opened = readLink(view, START)
      expect(opened.problems).toEqual([])
      expect(frame).not.toBeNull()
      if (opened.view.selection) expect(ids).toContain(opened.view.selection)
    }
  })

  test('every source is one of the collection', () => {
    const known = new Set(incidents.flatMap(({ sources }) => sources.map(({ url }) => url)))
    for (const { sources } of story!.steps) {
      expect(sources.length).toBeGreaterThan(0)
      for (const source of sources) expect(known).toContain(source)
    }
  })

  test('every number is one of the collection', () => {
    const summer = incidents.filter(
      ({ id, date }) => id.startsWith('2017-') || (date.end ?? '').startsWith('2017-08-17'),
    )
    const bounds = summer.flatMap(({ count, people }) => [count, ...people].flatMap(({ min, max }) => [min, max]))
    const words = summer.map(({ summary, notes }) => `${summary} ${notes}`).join(' ')
    for (const figure of IN_NOTES) expect(words).toMatch(new RegExp(`\\b${figure}\\b`))
    const known = new Set([...bounds.map(String), ...IN_NOTES])
    const text = story!.steps.map((step) => `${step.heading}. ${step.text}`).join(' ')
    const days = /\b\d{1,2} (?:August|July)(?: 2017)?\b|\bAugust 2017\b|\bSince 2011\b|\bthe 3rd\b/g
    const figures = Array.from(text.replaceAll(days, '').matchAll(/\d[\d,]*\d|\d/g), ([figure]) =>
      figure.replaceAll(',', ''),
    )
    expect(figures.length).toBeGreaterThan(15)
    expect(figures.filter((figure) => !known.has(figure) && figure !== '150')).toEqual([])
  })

  test('names nobody and calls nobody guilty', () => {
    const text = JSON.stringify(story)
    expect(text).not.toMatch(/\b(?:criminals?|gang|fraudsters?|scammers?|culprits?)\b/i)
  })
})
