import { expose } from 'comlink'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { joinPoints } from '../../src/time/collectPoints.ts'
import type { Hierarchy, Points } from '../../src/time/hierarchy.ts'
import { buildHierarchy } from '../../src/time/hierarchy.ts'
import { hierarchyApi } from '../../src/worker/hierarchyApi.ts'
import { startHierarchyBuilder } from '../../src/worker/hierarchyBuilder.ts'
import { generate } from '../helpers/generate.ts'

const points = (): Points => joinPoints(generate(3000)).points
const spelled = ({ leaves, levels }: Hierarchy): unknown => ({
  leaves,
  levels: levels.map(({ seed, start, rows }) => ({ seed, start, rows })),
})

/** How often workers were ended. */
let ended = 0

/** A worker in this thread, behind a channel that copies as that of a worker does. */
class Near extends EventTarget {
  private readonly port: MessagePort
  constructor() {
    super()
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    expose({ build: (own: Points) => (built++, hierarchyApi.build(own)) }, port2)
    port2.start()
    port1.addEventListener('message', (event) => this.dispatchEvent(new MessageEvent('message', { data: event.data })))
    port1.start()
  }
  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer)
  }
  terminate(): void {
    ended++
    this.port.close()
  }
}
let built = 0

/** A worker that takes a message and breaks down, or says nothing. */
class Broken extends EventTarget {
  postMessage(_message: unknown, transfer: Transferable[]): void {
    // What is handed over is gone.
    structuredClone(null, { transfer })
    queueMicrotask(() => this.dispatchEvent(new Event('error', { cancelable: true })))
  }
  terminate(): void {
    ended++
  }
}
class Silent extends Broken {
  override postMessage(): void {}
}

beforeEach(() => {
  ended = built = 0
})
afterEach(() => vi.unstubAllGlobals())

describe('a hierarchy that is built elsewhere', () => {
  test('is the one that would be built here, and its worker is ended', async () => {
    vi.stubGlobal('Worker', Near)
    const { build, stop } = startHierarchyBuilder()
    const own = points()
    const hierarchy = await build(own)
    expect([built, ended]).toEqual([1, 0])
    expect(hierarchy.points).toBe(own)
    expect(own).toEqual(points())
    expect(spelled(hierarchy)).toEqual(spelled(buildHierarchy(points())))
    stop()
    expect(ended).toBe(1)
  })

  test('is built here where no worker can be had', async () => {
    vi.stubGlobal('Worker', undefined)
    const { build, stop } = startHierarchyBuilder()
    expect(spelled(await build(points()))).toEqual(spelled(buildHierarchy(points())))
    stop()
  })

  test('is built here where the worker breaks down, which nobody else is told of', async () => {
    vi.stubGlobal('Worker', Broken)
    const { build } = startHierarchyBuilder()
    const own = points()
    const hierarchy = await build(own)
    expect(ended).toBe(1)
    expect(own).toEqual(points())
    expect(spelled(hierarchy)).toEqual(spelled(buildHierarchy(points())))
  })

  test('is not built at all once nobody waits for it', async () => {
    vi.stubGlobal('Worker', Silent)
    const { build, stop } = startHierarchyBuilder()
    const building = build(points())
    stop()
    await expect(building).rejects.toThrow('no longer needed')
  })

  test('does not let an error of the worker go on to the page', () => {
    const started: Silent[] = []
    vi.stubGlobal(
      'Worker',
      class extends Silent {
        constructor() {
          super()
          started.push(this)
        }
      },
    )
    startHierarchyBuilder()
    const error = new Event('error', { cancelable: true })
    started[0]!.dispatchEvent(error)
    expect(error.defaultPrevented).toBe(true)
  })
})
