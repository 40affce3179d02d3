/** One of a few, as radio buttons in a row; arrow keys move between them. */
export function Choices<T extends string>({
  legend,
  name,
  options,
  value,
  onChange,
}: {
  legend: string
  /** Unique in the page. */
  name: string
  options: readonly { value: T; label: string; isOff?: boolean }[]
  value: T
  onChange: (value: T) => void
}) {
  return (
    <fieldset className="radios">
      <legend>{legend}</legend>
      <div className="radios-row">
        {options.map((option) => (
          <label key={option.value} className="radio">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.isOff}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
