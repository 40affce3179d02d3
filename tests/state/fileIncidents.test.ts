import { expect, test, vi } from 'vitest'
import { fetched } from '../../src/state/fileIncidents.ts'

test('asks once for all that was wanted together, and has it from then on', async () => {
  const fetch = vi.fn((keys: readonly number[]) => Promise.resolve(keys.map((key) => (key < 0 ? null : `v${key}`))))
  const arrived = vi.fn()
  const values = fetched(fetch, arrived)
  expect([values.at(3), values.at(5), values.at(3), values.at(-1)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  await vi.waitFor(() => expect(arrived).toHaveBeenCalledOnce())
  expect(fetch.mock.calls).toEqual([[[3, 5, -1]]])
  expect([values.at(3), values.at(5)]).toEqual(['v3', 'v5'])
  expect(fetch).toHaveBeenCalledOnce()
})

test('asks again for what failed, and forgets the oldest of very many', async () => {
  let fails = true
  const fetch = vi.fn((keys: readonly number[]) => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(keys)))
  const arrived = vi.fn()
  const values = fetched(fetch, arrived)
  values.at(0)
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1))
  await Promise.resolve()
  fails = false
  await vi.waitFor(() => {
    values.at(0)
    expect(arrived).toHaveBeenCalledTimes(1)
  })
  for (let key = 1; key <= 4_500; key++) values.at(key)
  await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(2))
  expect(values.at(4_500)).toBe(4_500)
  expect(values.at(0)).toBeUndefined()
})
