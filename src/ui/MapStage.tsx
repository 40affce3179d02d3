import type { ReactNode } from 'react'
import { useCallback } from 'react'
import type { Problem } from '../domain/problem.ts'
import type { Basemap } from './canvas/basemap.ts'
import type { Hands } from './canvas/MapCanvas.tsx'
import { MapCanvas } from './canvas/MapCanvas.tsx'
import { useDispatch, useSelect } from './store.ts'
import { words } from './words/words.ts'

export interface MapStart {
  basemap: Basemap
  /** Show the first dataset's region instead of a link's camera. */
  fitHome: boolean
}

/** The map and what lies on it; without WebGL2 a word on what works without. */
export function MapStage({
  basemap,
  fitHome,
  hands = 'all',
  children,
}: MapStart & {
  hands?: Hands
  children: ReactNode
}) {
  const dispatch = useDispatch()
  const mapStatus = useSelect((state) => state.mapStatus)
  const projection = useSelect((state) => state.view.projection)
  const onProblem = useCallback(
    (message: string, fatal: boolean) => {
      const problem: Problem = fatal
        ? {
            code: 'map.none',
            path: 'map',
            message: 'The map cannot be drawn: this browser or device gives no WebGL2.',
            advice:
              'The list, the ledger and the timeline work without it. Turn on hardware acceleration, or try another browser.',
          }
        : { code: 'map.problem', path: 'map', message, advice: '' }
      dispatch((state) => ({
        ...state,
        mapStatus: fatal ? 'failed' : state.mapStatus,
        notices: state.notices.some((known) => known.message === problem.message)
          ? state.notices
          : [...state.notices, problem],
      }))
    },
    [dispatch],
  )
  return (
    <main className="stage" aria-label={words().map.name} data-map={mapStatus} data-projection={projection}>
      {mapStatus === 'failed' ? (
        <NoMap />
      ) : (
        <MapCanvas basemap={basemap} fitHome={fitHome} hands={hands} onProblem={onProblem} />
      )}
      {children}
    </main>
  )
}

function NoMap() {
  return (
    <div className="no-map">
      <h2>{words().map.noneTitle}</h2>
      <p>{words().map.none}</p>
    </div>
  )
}
