import { useEffect, useRef, useState } from 'react'
import type { Source } from '../../domain/incident.ts'
import { takeDropped, useDropped } from '../dropped.ts'
import { FromAddress } from './FromAddress.tsx'
import { ACCEPTED, readReportFile } from './readFile.ts'
import { DATA_FILES, isDataFile } from '../dataFiles.ts'

/** A report as it was brought in. */
export interface Brought {
  name: string
  text: string
  published: string | null
  source: Omit<Source, 'published'>
}

/** Longest text that is read at once, characters. */
const MOST_CHARACTERS = 5_000_000

/** Paste, drop or choose reports; what is known of the source goes with them. */
export function AddReport({
  isBusy,
  progress,
  onAdd,
  onData,
  onCancel,
}: {
  isBusy: string | null
  /** How much of a long report is read, 0 to 1. */
  progress: number | null
  onAdd: (reports: Brought[]) => void
  /** Files that hold incidents instead of a report. */
  onData: (files: File[]) => void
  onCancel: () => void
}) {
  const [text, setText] = useState('')
  const [published, setPublished] = useState('')
  const [source, setSource] = useState({ publisher: '', title: '', url: '' })
  const [failures, setFailures] = useState<string[]>([])
  const files = useRef<HTMLInputElement>(null)

  const readText = (): void => {
    if (text.length > MOST_CHARACTERS) {
      setFailures([
        `The text has ${text.length.toLocaleString('en')} characters; at most ${MOST_CHARACTERS.toLocaleString('en')} are read. Paste the part that you need.`,
      ])
      return
    }
    const name = source.title || text.trim().split('\n', 1)[0]!.slice(0, 60)
    onAdd([{ name, text, published: published || null, source }])
  }
  const readFiles = async (list: readonly File[]): Promise<void> => {
    const read: Brought[] = []
    const failed: string[] = []
    const data = list.filter(({ name }) => isDataFile(name))
    if (data.length > 0) onData(data)
    for (const file of list.filter(({ name }) => !isDataFile(name)))
      try {
        read.push({
          name: file.name,
          text: await readReportFile(file),
          published: published || null,
          source: { ...source, title: source.title || file.name },
        })
      } catch (error) {
        failed.push(`${file.name} was not read. ${error instanceof Error ? error.message : ''}`)
      }
    setFailures(failed)
    if (read.length > 0) onAdd(read)
  }
  const dropped = useDropped()
  useEffect(() => {
    if (dropped.length > 0) queueMicrotask(() => void readFiles(takeDropped()))
  })
  const field = (label: string, key: 'publisher' | 'title' | 'url', placeholder: string) => (
    <label>
      {label}
      <input
        value={source[key]}
        maxLength={500}
        type={key === 'url' ? 'url' : 'text'}
        placeholder={placeholder}
        onChange={(event) => setSource({ ...source, [key]: event.target.value })}
      />
    </label>
  )
  return (
    <form
      className="desk-add-report"
      aria-label="Add a report"
      onSubmit={(event) => {
        event.preventDefault()
        readText()
      }}
    >
      <label className="desk-paste">
        The report’s text
        <textarea
          value={text}
          placeholder="Paste an English news report here, with its dateline, or drop a file (.txt, .md, .html, .docx, .pdf). Tables and files of incidents (.csv, .tsv, .geojson, .json, .arrow) are brought in too."
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="desk-source">
        <label>
          Published
          <input type="date" value={published} onChange={(event) => setPublished(event.target.value)} />
        </label>
        {field('Publisher', 'publisher', 'as the reader should see it')}
        {field('Title', 'title', 'headline')}
        {field('Address', 'url', 'https://…')}
      </div>
      <p className="quiet">
        “Wednesday” and “last month” count from the day of publication; without one, the report’s own dateline is tried.
        Everything is read on this machine and stays here.
      </p>
      <FromAddress onFile={(file) => void readFiles([file])} />
      {failures.map((words) => (
        <p key={words} role="alert" className="desk-warning">
          {words}
        </p>
      ))}
      <div className="desk-add-buttons">
        {isBusy === null ? (
          <button type="submit" className="primary-button" disabled={text.trim() === ''}>
            Find the incidents
          </button>
        ) : (
          <>
            <span role="status">{isBusy}</span>
            {progress !== null && (
              <label className="desk-progress">
                <progress value={progress} /> {Math.floor(progress * 100)} %
              </label>
            )}
            <button type="button" className="primary-button" onClick={onCancel}>
              Cancel
            </button>
          </>
        )}
        <button type="button" className="text-button" disabled={isBusy !== null} onClick={() => files.current?.click()}>
          Choose files
        </button>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept={`${ACCEPTED},${DATA_FILES}`}
          onChange={(event) => {
            void readFiles([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
    </form>
  )
}
