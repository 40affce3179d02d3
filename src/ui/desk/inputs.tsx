import { useState } from 'react'

/** A text that is taken over when the field is left or Enter is pressed, so that a step back takes back a whole edit. */
export function TextInput({
  label,
  value,
  onCommit,
  isLong = false,
  ...rest
}: {
  label: string
  value: string
  onCommit: (value: string) => void
  isLong?: boolean
} & Pick<React.InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'placeholder' | 'min' | 'max'>) {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    setTyped(value)
  }
  const commit = (): void => {
    if (typed !== value) onCommit(typed)
  }
  const common = { 'aria-label': label, value: typed, onBlur: commit, maxLength: 4000 }
  return isLong ? (
    <textarea {...common} rows={2} onChange={(event) => setTyped(event.target.value)} />
  ) : (
    <input
      {...rest}
      {...common}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  )
}

/** A whole number of people, or nothing. What is no number is not taken over. */
export function NumberInput({
  label,
  value,
  onCommit,
}: {
  label: string
  value: number | null
  onCommit: (value: number | null) => void
}) {
  return (
    <TextInput
      label={label}
      value={value === null ? '' : String(value)}
      inputMode="numeric"
      placeholder="not stated"
      onCommit={(text) => {
        const digits = text.replaceAll(/[\s,.’']/g, '')
        if (digits === '') onCommit(null)
        else if (/^\d{1,9}$/.test(digits)) onCommit(Number(digits))
        else onCommit(value)
      }}
    />
  )
}

export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
}) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T)}>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  )
}
