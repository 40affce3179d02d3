import type { ReactNode } from 'react'
import { useRef, useState } from 'react'

/** A text that can be copied with one press; where the browser forbids it, it is selected for copying by hand. */
export function CopyField({
  label,
  text,
  rows = 3,
  children,
}: {
  label: string
  text: string
  rows?: number
  /** What else can be done with the text, beside copying it. */
  children?: ReactNode
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [answer, setAnswer] = useState('')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setAnswer('Copied.')
    } catch {
      field.current?.focus()
      field.current?.select()
      setAnswer('The browser does not allow copying; the text is selected, copy it with the keyboard.')
    }
  }
  return (
    <div className="copy-field">
      <textarea
        ref={field}
        aria-label={label}
        readOnly
        rows={rows}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <div className="copy-row">
        <button type="button" className="primary-button" onClick={() => void copy()}>
          Copy {label.toLowerCase()}
        </button>
        {children}
        <span role="status">{answer}</span>
      </div>
    </div>
  )
}
