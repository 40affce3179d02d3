import { Icon } from './controls/Icon.tsx'
import { useDispatch, useSelect } from './store.ts'
import { englishPart, words } from './words/words.ts'

/** What must be said now: a link that could not be read whole, a file that is missing, a map that cannot be drawn. */
export function Notices() {
  const dispatch = useDispatch()
  const notices = useSelect((state) => state.notices)
  const { name, about, more, dismiss } = words().notices
  return (
    <div className="notices" role="status" aria-label={name}>
      {notices.length > 0 && (
        <div className="notice">
          <ul>
            {notices.slice(0, 6).map((notice, i) => (
              <li key={i}>
                {about(notice)}{' '}
                <span lang={englishPart()}>
                  {notice.message} <span className="quiet">{notice.advice}</span>
                </span>
              </li>
            ))}
            {notices.length > 6 && <li>{more(notices.length - 6)}</li>}
          </ul>
          <button
            type="button"
            className="icon-button"
            aria-label={dismiss}
            onClick={() => dispatch((state) => ({ ...state, notices: [] }))}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
