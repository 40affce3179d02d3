import { changeView } from '../../state/actions.ts'
import type { Theme } from '../../domain/view.ts'
import { THEMES } from '../../domain/view.ts'
import { mapCommands } from '../commands.ts'
import { useDispatch, useSelect } from '../store.ts'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import { details } from '../words/details.ts'
import { words } from '../words/words.ts'

const THEME_WORDS: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'paper', dark: 'night desk' }

/** Zoom, home, globe, split and theme, at the top right of the map. */
export function MapControls({
  isGuest = false,
}: {
  /** In a page of somebody else's: what moves the map, and no more. */
  isGuest?: boolean
}) {
  const dispatch = useDispatch()
  const projection = useSelect((state) => state.view.projection)
  const split = useSelect((state) => state.view.split)
  const theme = useSelect((state) => state.view.theme)
  // Of a large file the nationalities of a disc are not at hand in every step.
  const isFile = useSelect((state) => state.dataset.file !== null)
  const isTurned = useSelect((state) => Math.abs(state.view.camera.bearing) > 0.5 || state.view.camera.pitch > 0.5)
  const { controls } = details()
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
  return (
    <div className="map-controls" role="group" aria-label={words().map.name}>
      <Control icon="plus" label={controls.zoomIn} onClick={() => mapCommands()?.zoomBy(1)} />
      <Control icon="minus" label={controls.zoomOut} onClick={() => mapCommands()?.zoomBy(-1)} />
      <Control icon="home" label={controls.home} onClick={() => mapCommands()?.goHome()} />
      {isTurned && <Control icon="up" label={controls.north} onClick={() => mapCommands()?.resetNorth()} />}
      {!isGuest && (
        <Control
          icon={projection === 'globe' ? 'map' : 'globe'}
          label={projection === 'globe' ? 'Show the flat map' : 'Show the globe'}
          onClick={() => dispatch(changeView({ projection: projection === 'globe' ? 'flat' : 'globe' }))}
        />
      )}
      {!isFile && !isGuest && (
        <Control
          icon="split"
          label="Split discs by nationality"
          pressed={split}
          onClick={() => dispatch(changeView({ split: !split }))}
        />
      )}
      {!isGuest && (
        <Control
          icon="theme"
          label={`Theme: ${THEME_WORDS[theme]}. Change to ${THEME_WORDS[nextTheme]}`}
          onClick={() => dispatch(changeView({ theme: nextTheme }))}
        />
      )}
    </div>
  )
}

function Control({
  icon,
  label,
  pressed,
  onClick,
}: {
  icon: IconName
  label: string
  pressed?: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      className="map-control"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}
