import { useState } from 'react'
import { KEEP_SHARED, leaveShared } from '../../state/deskActions.ts'
import { setIncidents } from '../../state/desk.ts'
import { useAppStore, useSelect } from '../store.ts'

/** Says what a link has brought, and lets the reader keep it or put it away. */
export function SharedLine() {
  const store = useAppStore()
  const shared = useSelect((state) => state.shared)
  const own = useSelect((state) => [...state.desk.values()].filter(({ kind }) => kind === 'incident').length)
  const [failure, setFailure] = useState('')
  if (!shared) return null
  const { incidents, carried } = shared
  const count = incidents.length === 1 ? 'One incident here' : `${incidents.length} incidents here`
  const keep = async (): Promise<void> => {
    try {
      const { keeperOf } = await import('../desk/keeper.ts')
      await (await keeperOf(store)).commit((desk) => setIncidents(desk, KEEP_SHARED, incidents))
    } catch (error) {
      setFailure(`Not kept: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return (
    <section className="shared-line" aria-label="From the link">
      <p>
        {count} came with the link, from whoever made it: {incidents.length === 1 ? 'it is' : 'they are'} not part of
        the collection.{carried.only && ' The collection is not shown.'}
        {own > 0 && ' Your own incidents are not shown meanwhile.'}
      </p>
      <p className="shared-buttons">
        <button type="button" className="text-button" onClick={() => void keep()}>
          Keep in this browser
        </button>
        <button type="button" className="text-button" onClick={() => store.dispatch(leaveShared)}>
          Show without
        </button>
      </p>
      {failure && <p role="alert">{failure}</p>}
    </section>
  )
}
