import { UNSTATED } from '../domain/split.ts'
import { readingOf } from '../state/appState.ts'
import { legendRadius, legendSizes } from './legendSizes.ts'
import { scaleOf } from './canvas/scene.ts'
import { splitColors } from './splitColors.ts'
import { useSelect } from './store.ts'
import { useRoom } from './media.ts'
import { useTheme } from './theme.ts'
import { details } from './words/details.ts'
import { words } from './words/words.ts'

/** Three discs of the scale of the moment, and what the other signs mean. */
export function Legend() {
  const scale = useSelect(scaleOf)
  const isReading = useSelect((state) => readingOf(state) !== null)
  const hasRoom = useRoom()
  const sizes = legendSizes(scale.discs)
  const radius = (people: number): number => legendRadius(scale.discs, people)
  const outer = radius(sizes[0]!)
  const { number } = words()
  const { legend } = details()
  return (
    <details className="legend" open={hasRoom && !isReading}>
      <summary>{legend.name}</summary>
      <svg
        className="legend-sizes"
        width={outer * 2 + 62}
        height={outer * 2 + 12}
        role="img"
        aria-label={legend.sizes(sizes.map(number))}
      >
        {sizes.map((people) => (
          <g key={people}>
            <circle cx={outer + 2} cy={outer * 2 + 4 - radius(people)} r={radius(people)} className="legend-disc" />
            <line
              x1={outer + 2}
              x2={outer * 2 + 10}
              y1={outer * 2 + 4 - radius(people) * 2}
              y2={outer * 2 + 4 - radius(people) * 2}
              className="legend-line"
            />
            <text x={outer * 2 + 13} y={outer * 2 + 8 - radius(people) * 2}>
              {number(people)}
            </text>
          </g>
        ))}
      </svg>
      <p className="quiet">{legend.area}</p>
      <ul className="legend-signs">
        <Sign label={legend.arc}>
          <path d="M2 13 Q14 2 30 5" className="legend-arc" />
          <path d="M16 3l6 2-5 5" className="legend-arrow" />
        </Sign>
        <Sign label={legend.planned}>
          <path d="M2 13 Q14 2 30 5" className="legend-arc legend-dashed" />
        </Sign>
        <Sign label={legend.province}>
          <pattern id="legend-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="4" className="legend-fill" />
          </pattern>
          <circle cx="16" cy="8" r="6.5" fill="url(#legend-hatch)" className="legend-ring-thin" />
        </Sign>
        <Sign label={legend.country}>
          <circle cx="16" cy="8" r="6" className="legend-hollow" />
        </Sign>
        <Sign label={legend.range}>
          <circle cx="16" cy="8" r="4" className="legend-fill" />
          <circle cx="16" cy="8" r="7" className="legend-ring" />
        </Sign>
        <Sign label={legend.atLeast}>
          <circle cx="16" cy="8" r="4" className="legend-fill" />
          <circle cx="16" cy="8" r="7" className="legend-ring legend-dashed" />
        </Sign>
        <Sign label={legend.pale}>
          <circle cx="10" cy="8" r="6" className="legend-fill" />
          <circle cx="23" cy="8" r="6" className="legend-fill legend-pale" />
        </Sign>
        <Sign label={legend.silent}>
          <rect x="4" y="2" width="24" height="12" className="legend-silent" />
        </Sign>
        <Sign label={legend.joint}>
          <path d="M3 11 16 6 29 12" className="legend-tie" />
          <circle cx="3" cy="11" r="2.5" />
          <circle cx="29" cy="12" r="2.5" />
          <circle cx="16" cy="6" r="5" className="legend-fill" />
        </Sign>
      </ul>
      <SplitColors />
    </details>
  )
}

function Sign({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <li>
      <svg width="32" height="16" aria-hidden="true">
        {children}
      </svg>
      <span>{label}</span>
    </li>
  )
}

function SplitColors() {
  const split = useSelect((state) => state.view.split)
  const dataset = useSelect((state) => state.dataset)
  const theme = useTheme()
  if (!split || dataset.file) return null
  const colors = [...splitColors(dataset.index, theme)]
  const others = colors.find(([nationality]) => nationality === UNSTATED)![1]
  return (
    <ul className="legend-nationalities">
      {[...colors.filter(([, color]) => color !== others), ['others', others] as const].map(([nationality, color]) => (
        <li key={nationality}>
          <svg width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" rx="6" fill={color} />
          </svg>
          {nationality === 'others' ? details().legend.others : details().nationality(nationality)}
        </li>
      ))}
    </ul>
  )
}
