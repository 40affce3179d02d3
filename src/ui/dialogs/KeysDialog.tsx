import { Dialog } from './Dialog.tsx'

const KEYS: readonly [string, string][] = [
  ['Space', 'Play or pause'],
  ['← →', 'Step the window by one unit'],
  ['Shift + ← →', 'Make the window shorter or longer'],
  ['Home, End', 'Jump to the beginning or the end'],
  ['[ ]', 'Slower, faster'],
  ['+ −', 'Zoom the map'],
  ['G', 'Globe or flat map'],
  ['/', 'Search'],
  ['Esc', 'Close what is open'],
  ['?', 'This list'],
]

export function KeysDialog() {
  return (
    <Dialog title="Keys">
      <dl className="keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
