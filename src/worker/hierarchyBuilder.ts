import type { Hierarchy, LevelColumns, Points } from '../time/hierarchy.ts'
import { buildHierarchy, openHierarchy } from '../time/hierarchy.ts'
import type { Connection } from './connection.ts'
import { connect } from './connection.ts'
import type { HierarchyWorkerApi } from './hierarchyApi.ts'

/** Builds the hierarchy of some points beside whoever asks for it. */
export interface HierarchyBuilder {
  build: (points: Points) => Promise<Hierarchy>
  /** Ends it; what is being built rejects. */
  stop: () => void
}

/** Starts a worker that builds. Where there can be none, or it fails, the hierarchy is built here. */
export function startHierarchyBuilder(): HierarchyBuilder {
  const connection = connected()
  let isStopped = false
  return {
    async build(points) {
      if (!connection) return buildHierarchy(points)
      try {
        const { leaves, levels } = await connection.call(
          (api) => api.build(points) as Promise<{ leaves: Int32Array; levels: LevelColumns[] }>,
        )
        return openHierarchy(points, leaves, levels)
      } catch (error) {
        if (isStopped) throw error
        return buildHierarchy(points)
      }
    },
    stop() {
      isStopped = true
      connection?.stop('no longer needed')
    },
  }
}

function connected(): Connection<HierarchyWorkerApi> | null {
  try {
    const worker = new Worker(new URL('./hierarchyEntry.ts', import.meta.url), { type: 'module' })
    // Unless it is prevented here, an error goes on to the page, as if this worker had failed.
    worker.addEventListener('error', (event) => event.preventDefault())
    return connect<HierarchyWorkerApi>(worker, 'the worker stopped')
  } catch {
    // Not every browser lets a worker start another one.
    return null
  }
}
