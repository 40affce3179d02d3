import { useState } from 'react'
import type { Incident } from '../../domain/incident.ts'
import type { View } from '../../domain/view.ts'
import { carriedFile } from '../../share/carried.ts'
import { linkOf } from '../linkOf.ts'
import { fileName, saveFile } from '../saveFile.ts'
import { CopyField } from './CopyField.tsx'

/** A link to a file of one's own incidents on a server, for more than a link itself can hold. */
export function FileLink({ own, view, only }: { own: readonly Incident[]; view: View; only: boolean }) {
  const [hash, setHash] = useState<string | null>(null)
  const [answer, setAnswer] = useState('')
  const [typed, setTyped] = useState('')
  const save = async (): Promise<void> => {
    try {
      const [{ writeDocument }, { hashOf }] = await Promise.all([
        import('../../io/write.ts'),
        import('../../state/sharedFile.ts'),
      ])
      const bytes = new TextEncoder().encode(writeDocument(own, { title: 'My incidents' }))
      const name = fileName('incidents', null, 'json')
      saveFile(name, new Blob([bytes], { type: 'application/json' }))
      setHash((await hashOf(bytes)) ?? '')
      setAnswer(`${name} is in your downloads.`)
    } catch (error) {
      setAnswer(`Not saved: ${error instanceof Error ? error.message : 'unknown reason'}.`)
    }
  }
  const address = addressOf(typed)
  return (
    <details className="share-file">
      <summary>As a file on a server instead</summary>
      <p>
        Save the file, put it on a server unchanged, and type where it is. The link notices when it is changed later.
      </p>
      <div className="copy-row">
        <button type="button" className="text-button" onClick={() => void save()}>
          Save the file
        </button>
        <span role="status">{answer}</span>
      </div>
      <label>
        Its address{' '}
        <input
          type="url"
          placeholder={new URL('incidents.json', location.href.split('#')[0]).href}
          value={typed}
          disabled={hash === null}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {typed !== '' && !address && <p role="alert">An address begins with https:// or http://.</p>}
      {address && address.origin !== location.origin && (
        <p className="share-unseen" role="note">
          Whoever opens the link is asked first whether {address.host} may be asked for the file, and that server must
          let other pages read it (CORS). Neither is needed beside the app, under {location.origin}.
        </p>
      )}
      {address && hash !== null && (
        <CopyField label="Link to the file" text={linkOf(view, carriedFile(address.href, hash, only))} />
      )}
    </details>
  )
}

function addressOf(text: string): URL | null {
  if (!/^https?:\/\//i.test(text.trim()) || !URL.canParse(text.trim())) return null
  return new URL(text.trim())
}
