import type { LevelColumns, Points } from '../time/hierarchy.ts'
import { buildHierarchy } from '../time/hierarchy.ts'
import { handedOver } from './transferred.ts'

/** What the worker that builds hierarchies may be asked. */
export const hierarchyApi = {
  build(points: Points): { leaves: Int32Array; levels: LevelColumns[] } {
    const { leaves, levels } = buildHierarchy(points)
    return handedOver({ leaves, levels: levels.map(({ seed, start }) => ({ seed, start })) })
  },
}

export type HierarchyWorkerApi = typeof hierarchyApi
