import { expose } from 'comlink'
import type { LevelColumns, Points } from '../time/hierarchy.ts'
import { buildHierarchy } from '../time/hierarchy.ts'
import { handedOver } from './transferred.ts'

/** What the worker that builds hierarchies may be asked. The points are handed over to it. */
const api = {
  build(points: Points): { leaves: Int32Array; levels: LevelColumns[] } {
    const { leaves, levels } = buildHierarchy(points)
    return handedOver({ leaves, levels: levels.map(({ seed, start }) => ({ seed, start })) })
  },
}

export type HierarchyWorkerApi = typeof api

expose(api)
