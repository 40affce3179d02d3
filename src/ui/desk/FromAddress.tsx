import { useState } from 'react'
import { readLimited } from '../../lib/readLimited.ts'
import type { FetchElsewhere } from '../../state/sharedFile.ts'
import { elsewhere } from '../elsewhere.ts'
import { readTableAddress } from './tableAddress.ts'
import { MOST_BYTES } from './useImport.ts'

const fetchHere: FetchElsewhere = async (address, limit) => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`was answered with ${response.status}`)
  return readLimited(response, limit)
}

/** A table by its address. Another server is asked only once somebody has allowed it. */
export function FromAddress({ onFile }: { onFile: (file: File) => void }) {
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState('')
  const address = readTableAddress(text, document.baseURI)
  const open = async (): Promise<void> => {
    if (address.kind === 'none') return
    setAnswer('Loading …')
    try {
      const fetched = await (address.kind === 'here' ? fetchHere : elsewhere)(address.url, MOST_BYTES)
      onFile(new File([fetched], address.name))
      setAnswer('')
    } catch (error) {
      setAnswer(`The table ${error instanceof Error ? error.message : 'could not be read'}.`)
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
      {address.kind !== 'none' && (
        <button type="button" className="primary-button" onClick={() => void open()}>
          Open the table
        </button>
      )}
      {address.kind === 'elsewhere' && (
        <p>
          {address.isSheet && 'The sheet has to be published, or shared with everybody who has the link. '}
          You are asked before another server is. Where it does not let other pages read the file,{' '}
          <a href={address.url} target="_blank" rel="noopener noreferrer">
            {address.isSheet ? 'download the sheet as CSV' : 'open the address'}
          </a>{' '}
          and drop the file here.
        </p>
      )}
      {address.kind === 'none' && text.trim() !== '' && <p>That is no address of a web page.</p>}
      <span role="status">{answer}</span>
    </details>
  )
}
