import { countInWords, dateInWords, formatNumber, typeName } from '../../../domain/describe.ts'
import { peopleInWords, whereInWords } from '../../../domain/describeNames.ts'
import type { Incident } from '../../../domain/incident.ts'
import type { Problem } from '../../../domain/problem.ts'
import type { MappedRecord } from '../../../io/table/applyMapping.ts'
import type { Table } from '../../../io/table/table.ts'

const MOST_ROWS = 8
const MOST_PROBLEMS = 50

/** A record as an incident, to be put into words. */
const asIncident = ({ columns: _columns, ...record }: MappedRecord): Incident => ({
  ...record,
  status: 'done',
  aggregate: false,
  links: [],
  includes: [],
  evidence: [],
  extra: {},
})

/** The first rows as they will be understood, and everything that could not be. */
export function Preview({
  table,
  records,
  problems,
}: {
  table: Table
  records: readonly MappedRecord[]
  problems: readonly Problem[]
}) {
  return (
    <>
      <div className="columns-preview" role="region" aria-label="The first rows as they are understood" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>In the file</th>
              <th>Date</th>
              <th>Where</th>
              <th>What</th>
              <th>People</th>
              <th>Of them</th>
              <th>Source</th>
            </tr>
          </thead>
          <tbody>
            {records
              .slice(0, MOST_ROWS)
              .map(asIncident)
              .map((incident, i) => (
                <tr key={incident.id}>
                  <td>{table.rowName(i)}</td>
                  <td>{dateInWords(incident.date)}</td>
                  <td>{whereInWords(incident)}</td>
                  <td>{typeName(incident.type)}</td>
                  <td>{countInWords(incident.count)}</td>
                  <td>{peopleInWords(incident.people)}</td>
                  <td>{incident.sources.map(({ publisher, url }) => publisher || url).join('; ')}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {problems.length > 0 && (
        <details className="columns-problems" open={problems.length <= 5}>
          <summary>
            {formatNumber(problems.length)} {problems.length === 1 ? 'cell' : 'cells'} could not be read; the rows go in
            without them
          </summary>
          <ul>
            {problems.slice(0, MOST_PROBLEMS).map(({ path, message, advice }, i) => (
              <li key={i}>
                <b>{path}</b>: {message} <span className="quiet">{advice}</span>
              </li>
            ))}
            {problems.length > MOST_PROBLEMS && (
              <li>{formatNumber(problems.length - MOST_PROBLEMS)} more are not listed here.</li>
            )}
          </ul>
        </details>
      )}
    </>
  )
}
