import { ACTIONS } from './appActions.ts'
import { Dialog } from './Dialog.tsx'

const GROUPS: readonly string[] = [...new Set(ACTIONS.map(({ group }) => group))]

/** The cheat-sheet: every action with its key; those without one are two steps away, in the list of actions. */
export function KeysDialog() {
  return (
    <Dialog title="Keys and actions">
      <p>
        <kbd>Ctrl + K</kbd> (on a Mac <kbd>⌘ K</kbd>) finds any action by a word of its name. <kbd>Tab</kbd> reaches
        everything, the marks on the map too. <kbd>Esc</kbd> closes what is open.
      </p>
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl className="keys">
            {ACTIONS.filter((action) => action.group === group).map(({ name, keys }) => (
              <div key={name}>
                <dt>
                  <kbd>{keys ?? 'Ctrl + K'}</kbd>
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
