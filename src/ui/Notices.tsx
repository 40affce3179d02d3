import { Icon } from './controls/Icon.tsx'
import { useDispatch, useSelect } from './store.ts'

/** What must be said now: a link that could not be read whole, a file that is missing, a map that cannot be drawn. */
export function Notices() {
  const dispatch = useDispatch()
  const notices = useSelect((state) => state.notices)
  return (
    <div className="notices" role="status" aria-label="Notices">
      {notices.length > 0 && (
        <div className="notice">
          <ul>
            {notices.slice(0, 6).map((notice, i) => (
              <li key={i}>
                {notice.message} <span className="quiet">{notice.advice}</span>
              </li>
            ))}
            {notices.length > 6 && <li>{notices.length - 6} more.</li>}
          </ul>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => dispatch((state) => ({ ...state, notices: [] }))}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
