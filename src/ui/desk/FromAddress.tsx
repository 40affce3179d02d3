import { useState } from 'react'
import { readTableAddress } from './tableAddress.ts'

/** A table by its address. Other servers are not asked: the page promises that it talks to none, and keeps it. */
export function FromAddress({ onFile }: { onFile: (file: File) => void }) {
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState('')
  const address = readTableAddress(text, document.baseURI)
  const open = async (): Promise<void> => {
    if (address.kind !== 'here') return
    setAnswer('Loading …')
    try {
      const response = await fetch(address.url)
      if (!response.ok) throw new Error(`the server answers ${response.status}`)
      onFile(new File([await response.blob()], address.name))
      setAnswer('')
    } catch (error) {
      setAnswer(`Not loaded: ${error instanceof Error ? error.message : 'unknown reason'}.`)
    }
  }
  return (
    <details className="desk-address">
      <summary>From a web address, or a Google Sheet</summary>
      <label>
        Address
        <input
          type="url"
          value={text}
          maxLength={2_000}
          placeholder="https://docs.google.com/spreadsheets/…"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {address.kind === 'here' && (
        <button type="button" className="primary-button" onClick={() => void open()}>
          Open the table
        </button>
      )}
      {address.kind === 'elsewhere' && (
        <p>
          This page asks no other server for anything, so it cannot fetch that.{' '}
          <a href={address.url} target="_blank" rel="noopener noreferrer">
            {address.isSheet ? 'Download the sheet as CSV' : 'Open the address'}
          </a>
          , and drop the file here.
          {address.isSheet && ' The sheet has to be published, or shared with everybody who has the link.'}
        </p>
      )}
      {address.kind === 'none' && text.trim() !== '' && <p>That is no address of a web page.</p>}
      <span role="status">{answer}</span>
    </details>
  )
}
