import type { ErrorInfo, FunctionComponent, ReactNode } from 'react'
import { Component, lazy, useEffect, useState } from 'react'
import { closeAll } from '../state/actions.ts'
import { useDispatch } from './store.ts'
import { takeTyped } from './typedAhead.ts'

type Part<P> = FunctionComponent<P>

/**
 * A part of the page that is loaded when it is first shown. Where it cannot be (the network is gone, the site has been
 * renewed meanwhile) it says so in its place and can be asked for again; the rest of the page goes on.
 */
export function later<P extends object>(load: () => Promise<Part<P>>): Part<P> {
  let loaded: Part<P> | null = null
  function Missing(props: P) {
    const [Loaded, setLoaded] = useState(() => loaded)
    const [isHidden, setHidden] = useState(false)
    const [tries, setTries] = useState(0)
    const dispatch = useDispatch()
    // Letters that wait for a field of this part wait for nothing.
    useEffect(() => void takeTyped(), [])
    if (Loaded) return <Loaded {...props} />
    const again = (): void =>
      void load().then(
        (part) => {
          loaded = part
          setLoaded(() => part)
        },
        () => setTries((count) => count + 1),
      )
    const leave = (): void => {
      setHidden(true)
      // The way back may be in the part that is missing.
      dispatch(closeAll)
    }
    if (isHidden) return null
    return (
      <p className="part-missing" role="alert">
        {tries === 0
          ? 'A part of the page could not be loaded: there is no connection, or the site has been renewed. '
          : `It is still not there (tried ${tries + 1} times). `}
        <button type="button" className="link-button" onClick={again}>
          Try again
        </button>{' '}
        {tries > 0 && (
          <>
            <button type="button" className="link-button" onClick={() => location.reload()}>
              Load the page again
            </button>{' '}
          </>
        )}
        <button type="button" className="link-button" onClick={leave}>
          Go on without it
        </button>
      </p>
    )
  }
  return lazy<Part<P>>(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: Missing }),
    ),
  )
}

/** Stands for a page that has failed: says what happened instead of leaving nothing. */
export class Guard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? new Error('unknown reason') }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <p className="part-missing" role="alert">
        The page has stopped: {error instanceof Error ? error.message : String(error)}.{' '}
        <button type="button" className="link-button" onClick={() => location.reload()}>
          Load it again
        </button>
      </p>
    )
  }
}
