import type { Hierarchy, LevelColumns, Points } from '../time/hierarchy.ts'
import { buildHierarchy, openHierarchy } from '../time/hierarchy.ts'
import type { Connection } from './connection.ts'
import { connect } from './connection.ts'
import type { HierarchyWorkerApi } from './hierarchyEntry.ts'
import { handedOver } from './transferred.ts'

/** Builds the hierarchy of some points beside whoever asks for it. */
export interface HierarchyBuilder {
  build: (points: Points) => Promise<Hierarchy>
  /** Ends it; what is being built is built where it was asked for. */
  stop: () => void
}

/** Starts a worker that builds. Where there can be none, or it fails, the hierarchy is built here. */
export function startHierarchyBuilder(): HierarchyBuilder {
  const connection = connected()
  return {
    async build(points) {
      try {
        if (!connection) return buildHierarchy(points)
        const own = { ...points, x: points.x.slice(), y: points.y.slice(), weight: points.weight.slice() }
        own.kind = points.kind.slice()
        const { leaves, levels } = await connection.call(
          (api) => api.build(handedOver(own)) as Promise<{ leaves: Int32Array; levels: LevelColumns[] }>,
        )
        return openHierarchy(points, leaves, levels)
      } catch {
        return buildHierarchy(points)
      }
    },
    stop: () => connection?.stop('no longer needed'),
  }
}

function connected(): Connection<HierarchyWorkerApi> | null {
  try {
    const worker = new Worker(new URL('./hierarchyEntry.ts', import.meta.url), { type: 'module' })
    return connect<HierarchyWorkerApi>(worker, 'the worker stopped')
  } catch {
    // Not every browser lets a worker start another one.
    return null
  }
}
