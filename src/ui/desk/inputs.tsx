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
    if (typed === value) return
    onCommit(typed)
    // What is taken over comes back as the value; what is not is forgotten.
    setTyped(value)
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

/** A whole number of people, or nothing. What is no such number is forgotten when the field is left. */
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
        const figure = text.trim()
        // Separators part thousands: "12.5" is no number of people.
        if (figure === '') onCommit(null)
        else if (/^(?:\d{1,9}|\d{1,3}(?:[\s,.’']\d{3}){1,2})$/.test(figure))
          onCommit(Number(figure.replaceAll(/\D/g, '')))
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
