import type { Problem } from '../domain/problem.ts'
import { deskRead, stepTaken } from './deskActions.ts'
import type { Desk, DeskStep } from './desk.ts'
import { inverse } from './desk.ts'
import type { DeskStore } from './deskStore.ts'
import type { Store } from './store.ts'

/** Changes the desk: first where the browser keeps it, then on the screen. */
export interface Keeper {
  /** Takes a step, made from the desk as it is when its turn comes. Steps follow one another. */
  commit: (make: (desk: Desk) => DeskStep) => Promise<void>
  undo: () => Promise<void>
  redo: () => Promise<void>
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
    if (desk.size > 0 || store.getState().desk.size > 0) store.dispatch(deskRead(desk, problems))
  }
  // Work of this tab and news of others take turns, so that no step is made from a desk that is already old.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work)
    return last
  }
  const take = (step: DeskStep, kind: 'new' | 'undo' | 'redo'): Promise<void> =>
    (step.changes.length > 0 && kept ? kept.write(step) : Promise.resolve())
      .catch(tell)
      .then(() => store.dispatch(stepTaken(step, kind)))
  try {
    kept = await open()
    await reread()
    kept.follow(() => void inTurn(reread))
  } catch (error) {
    kept = null
    tell(error)
  }
  return {
    commit: (make) =>
      inTurn(async () => {
        const step = make(store.getState().desk)
        if (step.changes.length > 0) await take(step, 'new')
      }),
    undo: () =>
      inTurn(async () => {
        const { desk, past } = store.getState()
        const step = past.at(-1)
        if (step) await take(inverse(desk, step), 'undo')
      }),
    redo: () =>
      inTurn(async () => {
        const { desk, future } = store.getState()
        const step = future.at(-1)
        if (step) await take(inverse(desk, step), 'redo')
      }),
  }
}
