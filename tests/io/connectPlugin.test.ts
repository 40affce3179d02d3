import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { connectPlugin, originOf } from '../../scripts/connectPlugin.ts'

const PAGE = readFileSync(new URL('../../index.html', import.meta.url), 'utf8')
const policyOf = (html: string): string => /connect-src [^;]*/u.exec(html)?.[0] ?? ''

function built(address: string | undefined): string {
  const { transformIndexHtml } = connectPlugin(address)
  if (typeof transformIndexHtml !== 'function') throw new Error('the plugin has no transform')
  return (transformIndexHtml as (html: string) => string)(PAGE)
}

describe('what a build may connect to', () => {
  test('nothing but itself, where nobody says otherwise', () => {
    expect(built('')).toBe(PAGE)
    expect(policyOf(PAGE)).toBe("connect-src 'self'")
  })

  test('one address more, and nothing else changes', () => {
    const html = built('http://localhost:11434')
    expect(policyOf(html)).toBe("connect-src 'self' http://localhost:11434")
    expect(html.replace(' http://localhost:11434', '')).toBe(PAGE)
  })

  test.each([
    'localhost:11434',
    'ftp://localhost',
    'http://localhost/v1',
    'http://*.example.org',
    'http://a.org http://b.org',
    "http://a.org; script-src 'unsafe-inline'",
    'https://user:pass@example.org',
    '*',
  ])('%s is refused with what to do', (address) => {
    expect(() => originOf(address)).toThrow('Give one address without a path')
  })
})
