import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrayAt, isEmptyAt, listAt, toArrays, toLists } from '../../src/lib/lists.ts'

test('lists laid end to end are the lists again, each by itself too', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer(), { maxLength: 4 }), { maxLength: 12 }), (arrays) => {
      const lists = toLists(arrays)
      expect(toArrays(lists)).toEqual(arrays)
      arrays.forEach((array, i) => {
        expect([...listAt(lists, i)]).toEqual(array)
        expect(arrayAt(lists, i)).toEqual(array)
        expect(isEmptyAt(lists, i)).toBe(array.length === 0)
      })
    }),
  )
})
