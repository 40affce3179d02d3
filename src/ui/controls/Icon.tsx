/** Line drawings on a 20 × 20 grid, in the current ink. */
const PATHS = {
  play: 'M6 3.5v13l10.5-6.5z',
  pause: 'M5.5 3.5h3v13h-3zM11.5 3.5h3v13h-3z',
  back: 'M12.5 4.5 7 10l5.5 5.5M5 4.5v11',
  forward: 'M7.5 4.5 13 10l-5.5 5.5M15 4.5v11',
  loop: 'M4 8.5A5.5 5.5 0 0 1 14 6l2 2m0-4v4h-4M16 11.5A5.5 5.5 0 0 1 6 14l-2-2m0 4v-4h4',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  globe: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM2.5 10h15M10 2.5c-5 4.5-5 10.5 0 15 5-4.5 5-10.5 0-15z',
  map: 'M2.5 5 7.5 3l5 2 5-2v12l-5 2-5-2-5 2zM7.5 3v12M12.5 5v12',
  home: 'M3 9.5 10 3.5l7 6M5 8v8.5h10V8',
  theme: 'M10 2.5a7.5 7.5 0 1 0 0 15zM10 2.5v15a7.5 7.5 0 0 0 0-15z',
  share: 'M10 12V3M6.5 6 10 2.5 13.5 6M4 10v7h12v-7',
  close: 'M4.5 4.5l11 11M15.5 4.5l-11 11',
  cite: 'M4 14c2.5-.5 3.5-2 3.5-4H4V5h5v5c0 3-1.5 5-5 5.5zM11.5 14c2.5-.5 3.5-2 3.5-4h-3.5V5h5v5c0 3-1.5 5-5 5.5z',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9v5M10 6v.5',
  search: 'M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.5 12.5 17 17',
  split: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 10V2.5M10 10l5.5 5',
  arrowLeft: 'M12.5 4 6.5 10l6 6',
  arrowRight: 'M7.5 4l6 6-6 6',
  more: 'M3.5 6h13M3.5 10h13M3.5 14h8',
  up: 'M4.5 12.5 10 7l5.5 5.5',
} as const

export type IconName = keyof typeof PATHS

const FILLED: ReadonlySet<IconName> = new Set(['play', 'pause'])

export function Icon({ name }: { name: IconName }) {
  const filled = FILLED.has(name)
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
