import {
  countInWords,
  dateInWords,
  dayInWords,
  formatNumber,
  whereInWords,
  windowInWords,
} from '../../domain/describe.ts'
import { dayFromCivil } from '../../domain/day.ts'
import type { Incident, Source } from '../../domain/incident.ts'
import { headlineOf, readableOf, selectedOf } from '../../state/selectors.ts'
import { tallyInWords } from '../Headline.tsx'
import { useSelect } from '../store.ts'
import { CopyField } from './CopyField.tsx'
import { Dialog } from './Dialog.tsx'
import { linkOf } from './ShareDialog.tsx'

/** The reader's own calendar day: the day of access. */
function today(): string {
  const now = new Date()
  return dayInWords(dayFromCivil({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }))
}

const sourceLine = ({ publisher, title, published, url }: Source): string =>
  `${publisher}, “${title}”${published ? `, ${published}` : ''}. ${url}`

const sourcesOf = (incidents: readonly Incident[]): string[] => [
  ...new Set(incidents.flatMap((incident) => incident.sources.map(sourceLine))),
]

/** A citation of the selected report, or of everything on the screen, with its sources. */
export function CiteDialog() {
  const view = useSelect((state) => state.view)
  const dataset = useSelect((state) => state.dataset)
  const selected = useSelect(selectedOf)
  const { rows } = useSelect(readableOf)
  const tally = useSelect(headlineOf)
  // No link leads to a file on the reader's disk.
  const where = dataset.file ? `the file ${dataset.file.name}` : linkOf(view)
  const access = `Dateline, accessed ${today()}: ${where}`
  if (selected !== null) {
    const incident = dataset.incidents.at(selected)
    if (!incident) return null
    const head = `${incident.aggregate ? 'Reported total' : incident.type === 'deportation' ? 'Deportation' : 'Arrest'} of ${countInWords(incident.count)}, ${whereInWords(incident)}, ${dateInWords(incident.date)}, as reported.`
    return (
      <Dialog title="Cite this report">
        <CopyField
          label="Citation"
          rows={10}
          text={[head, `In: ${dataset.title}.`, access, '', 'Sources:', ...sourcesOf([incident])].join('\n')}
        />
      </Dialog>
    )
  }
  // Of a large file the reports are not at hand; whoever cites it has the file.
  const sources = dataset.file ? [] : sourcesOf(Array.from(rows, (i) => dataset.incidents[i]!))
  const head = `${tallyInWords(tally)} (${windowInWords(view.window, view.mode)}; ${formatNumber(rows.length)} reports on screen, as reported).`
  return (
    <Dialog title="Cite this view">
      <CopyField
        label="Citation"
        rows={14}
        text={[
          head,
          `In: ${dataset.title}.`,
          access,
          '',
          ...(dataset.file
            ? [`The sources stand in the file, ${dataset.file.name}.`]
            : [`Sources (${formatNumber(sources.length)}):`, ...sources]),
        ].join('\n')}
      />
    </Dialog>
  )
}
