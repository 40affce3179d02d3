import { formatNumber } from '../domain/describe.ts'
import { Icon } from './controls/Icon.tsx'
import { cancelOpening, leaveFile } from './openFile.ts'
import { useAppStore, useDispatch, useSelect } from './store.ts'
import './styles/file.css'

/** A large file on its way, with how to stop it; or the one that is shown, with how to come back. */
export default function FileBar() {
  const store = useAppStore()
  const dispatch = useDispatch()
  const opening = useSelect((state) => state.opening)
  const file = useSelect((state) => state.dataset.file)
  const size = useSelect((state) => state.dataset.incidents.length)
  const problems = useSelect((state) => state.dataset.problems.length)
  const isAddingUp = useSelect((state) => state.isAddingUp)
  if (opening)
    return (
      <div className="file-bar" role="group" aria-label="Opening a file">
        <span className="file-name">{opening.name}</span>
        <progress max={1} value={opening.done} aria-label={`Opening ${opening.name}`} />
        <span className="file-words" role="status">
          {opening.words} …
        </span>
        <button type="button" className="text-button" onClick={cancelOpening}>
          Cancel
        </button>
      </div>
    )
  if (!file) return null
  return (
    <div className="file-bar" role="group" aria-label="File" aria-busy={isAddingUp}>
      <span className="file-name">{file.name}</span>
      <span className="file-words" role="status">
        {isAddingUp
          ? 'adding up this view …'
          : `${formatNumber(size)} reports from your disk, not kept in this browser`}
      </span>
      {problems > 0 && (
        <button
          type="button"
          className="text-button"
          onClick={() => dispatch((state) => ({ ...state, dialog: 'problems' }))}
        >
          {formatNumber(problems)} {problems === 1 ? 'problem' : 'problems'}
        </button>
      )}
      <button type="button" className="text-button" onClick={() => leaveFile(store)}>
        <Icon name="close" /> Close the file
      </button>
    </div>
  )
}
