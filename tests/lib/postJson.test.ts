import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postJson } from '../../src/lib/postJson.ts'
import { type ModelServer, startModelServer } from '../helpers/modelServer.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const ask = (options: Partial<Parameters<typeof postJson>[2]> = {}) =>
  postJson(`${server.origin}/v1/chat/completions`, { a: 1 }, { timeoutMs: 5000, mostBytes: 10_000, ...options })

describe('postJson', () => {
  test('sends the body and the headers, gives the text', async () => {
    server.answer('hello')
    expect(await ask({ headers: { Authorization: 'Bearer k' } })).toContain('hello')
    expect(server.asked.at(-1)).toMatchObject({ body: '{"a":1}', headers: { authorization: 'Bearer k' } })
  })

  test('another status is said', async () => {
    server.answer((response) => void response.writeHead(401).end('no'))
    await expect(ask()).rejects.toThrow('answered with status 401')
  })

  test('an answer without an end is cut off at the limit', async () => {
    server.answer((response) => {
      const timer = setInterval(() => response.write('x'.repeat(4096)), 1)
      response.on('close', () => clearInterval(timer))
    })
    await expect(ask()).rejects.toThrow('more than 10 kB')
  })

  test('an answer that drips is given up after a while', async () => {
    server.answer((response) => void response.write('{'))
    await expect(ask({ timeoutMs: 200 })).rejects.toThrow('no whole answer within')
  })

  test('it can be cancelled, before and on the way', async () => {
    server.answer((response) => void response.write('{'))
    const ending = new AbortController()
    setTimeout(() => ending.abort(), 50)
    await expect(ask({ signal: ending.signal })).rejects.toThrow('cancelled')
    await expect(ask({ signal: AbortSignal.abort() })).rejects.toThrow('cancelled')
  })

  test('a redirect is not followed', async () => {
    server.answer((response) => void response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end())
    await expect(ask()).rejects.toThrow('could not be reached')
  })

  test('nobody there', async () => {
    await expect(postJson('http://127.0.0.1:1/', {}, { timeoutMs: 2000, mostBytes: 10 })).rejects.toThrow(
      '127.0.0.1:1 could not be reached',
    )
  })
})
