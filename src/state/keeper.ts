import type { Problem } from '../domain/problem.ts'
import { deskRead, stepTaken } from './deskActions.ts'
import type { Desk, DeskStep } from './desk.ts'
import { inverse, ownIncidents } from './desk.ts'
import type { DeskStore } from './deskStore.ts'
import type { Store } from './store.ts'
import { prepareFor } from './tables.ts'

/** Changes the desk: first where the browser keeps it, then on the screen. */
export interface Keeper {
  /** Whether the browser keeps what is done; where it does not, all lasts as long as the tab. */
  isKept: () => boolean
  /** Takes a step, made from the desk as it is when its turn comes. Steps follow one another. */
  commit: (make: (desk: Desk) => DeskStep) => Promise<void>
  /** Takes the last step back, as a whole; false where that cannot be, since another tab has changed its items. */
  undo: () => Promise<boolean>
  redo: () => Promise<boolean>
}

const UNKEPT: Problem = {
  code: 'desk.unkept',
  path: 'desk',
  message: 'This browser keeps nothing for this page: your reports and incidents last until the tab is closed.',
  advice: 'Leave private browsing, or free some disk space, and reload the page.',
}

/**
 * Reads what the browser has kept and follows what other tabs write. Where nothing can be kept, that is said once and
 * the desk lasts as long as the tab.
 */
export async function startKeeper(store: Store, open: () => Promise<DeskStore>): Promise<Keeper> {
  let kept: DeskStore | null = null
  let wasTold = false
  const tell = (reason: unknown): void => {
    if (wasTold) return
    wasTold = true
    const words = reason instanceof Error && reason.message ? ` (${reason.message})` : ''
    store.dispatch((state) => ({
      ...state,
      notices: [...state.notices, { ...UNKEPT, message: `${UNKEPT.message.slice(0, -1)}${words}.` }],
    }))
  }
  const reread = async (): Promise<void> => {
    if (!kept) return
    const { desk, problems } = await kept.read()
    await prepareFor(ownIncidents(desk))
    if (desk.size > 0 || store.getState().desk.size > 0) store.dispatch(deskRead(desk, problems))
  }
  // Work of this tab and news of others take turns, so that no step is made from a desk that is already old.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
  const take = (step: DeskStep, kind: 'new' | 'undo' | 'redo'): Promise<void> =>
    (step.changes.length > 0 && kept ? kept.write(step) : Promise.resolve())
      .catch((reason: unknown) => {
        // What cannot be written lasts as long as the tab, so what others write is not read any more.
        kept = null
        tell(reason)
      })
      .then(() => store.dispatch(stepTaken(step, kind)))
  const back = async (kind: 'undo' | 'redo'): Promise<boolean> => {
    const { desk, past, future } = store.getState()
    const step = (kind === 'undo' ? past : future).at(-1)
    if (!step) return false
    const inverted = inverse(desk, step)
    if (inverted.changes.length < step.changes.length) return false
    await take(inverted, kind)
    return true
  }
  try {
    kept = await open()
    await reread()
    kept.follow(() => void inTurn(reread).catch(tell))
  } catch (error) {
    kept = null
    tell(error)
  }
  return {
    isKept: () => kept !== null,
    commit: (make) =>
      inTurn(async () => {
        const step = make(store.getState().desk)
        if (step.changes.length > 0) await take(step, 'new')
      }),
    undo: () => inTurn(() => back('undo')),
    redo: () => inTurn(() => back('redo')),
  }
}
