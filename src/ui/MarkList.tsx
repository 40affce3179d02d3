import { keyOfMark } from '../time/markKey.ts'
import { pictureOf } from '../state/selectors.ts'
import type { Mark } from '../time/picture.ts'
import { mapCommands } from './commands.ts'
import { markInWords } from './markWords.ts'
import { useDispatch, useSelect } from './store.ts'
import { useSettled } from './useSettled.ts'
import { details } from './words/details.ts'
import { words } from './words/words.ts'

const MOST_MARKS = 80

/** Nobody reads a table that runs. */
const REST_MS = 350

/**
 * The marks of the map as a table of buttons, largest first: what a screen reader reads and a keyboard reaches.
 * Hidden until one of its buttons has the focus; focusing a mark lights it up on the map.
 */
export function MarkList() {
  const dispatch = useDispatch()
  const picture = useSettled(pictureOf, { quietMs: REST_MS })
  const dataset = useSelect((state) => state.dataset)
  const isPlaying = useSelect((state) => state.playing !== null)
  if (isPlaying) return null
  const marks: Mark[] = [...picture.clusters, ...picture.ties, ...picture.flows]
    .sort((a, b) => b.sum.least - a.sum.least)
    .slice(0, MOST_MARKS)
  const { caption, people, mark: markName } = details().marks
  const hover = (key: string | null): void =>
    dispatch((state) => ({ ...state, hover: key === null ? null : { kind: 'mark', key } }))
  return (
    <div className="mark-list">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{people}</th>
            <th scope="col">{markName}</th>
          </tr>
        </thead>
        <tbody>
          {marks.map((mark) => {
            const key = keyOfMark(mark, picture.level)
            return (
              <tr key={key}>
                <td>{mark.plannedOnly ? '?' : words().figure(mark.sum)}</td>
                <td>
                  <button
                    type="button"
                    onFocus={() => hover(key)}
                    onBlur={() => hover(null)}
                    onClick={() => mapCommands()?.openMark(mark)}
                  >
                    {markInWords(dataset, mark, picture.level)}
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
