import { afterEach, describe, expect, test, vi } from 'vitest'
import { joinPoints } from '../../src/time/collectPoints.ts'
import type { Hierarchy, Points } from '../../src/time/hierarchy.ts'
import { buildHierarchy } from '../../src/time/hierarchy.ts'
import { startHierarchyBuilder } from '../../src/worker/hierarchyBuilder.ts'
import { generate } from '../helpers/generate.ts'

const points = (): Points => joinPoints(generate(3000)).points
const spelled = ({ leaves, levels }: Hierarchy): unknown => ({
  leaves,
  levels: levels.map(({ seed, start, rows }) => ({ seed, start, rows })),
})

/** A worker that takes a message and breaks down. */
class Broken extends EventTarget {
  static started = 0
  static ended = 0
  constructor() {
    super()
    Broken.started++
  }
  start(): void {}
  postMessage(_message: unknown, transfer: Transferable[]): void {
    // What is handed over is gone.
    structuredClone(null, { transfer })
    queueMicrotask(() => this.dispatchEvent(new Event('error')))
  }
  terminate(): void {
    Broken.ended++
  }
}

afterEach(() => vi.unstubAllGlobals())

describe('a hierarchy that is built elsewhere', () => {
  test('is built here where no worker can be had', async () => {
    vi.stubGlobal('Worker', undefined)
    const { build, stop } = startHierarchyBuilder()
    expect(spelled(await build(points()))).toEqual(spelled(buildHierarchy(points())))
    stop()
  })

  test('is built here where the worker breaks down, with the points still whole', async () => {
    vi.stubGlobal('Worker', Broken)
    const { build } = startHierarchyBuilder()
    const own = points()
    const built = await build(own)
    expect([Broken.started, Broken.ended]).toEqual([1, 1])
    expect(own).toEqual(points())
    expect(built.points).toBe(own)
    expect(spelled(built)).toEqual(spelled(buildHierarchy(points())))
  })
})
