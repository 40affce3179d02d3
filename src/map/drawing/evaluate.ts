/** What an expression of the style may ask for. */
export interface Asked {
  zoom: number
  properties: Readonly<Record<string, unknown>>
  state: Readonly<Record<string, unknown>>
}

type Operator = (args: readonly unknown[], asked: Asked) => unknown

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)

/** Those that the basemap's lines and fills use; its labels are placed and evaluated by MapLibre. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  literal: ([value]) => value,
  zoom: (_, { zoom }) => zoom,
  get: ([name], { properties }) => properties[String(name)] ?? null,
  'feature-state': ([name], { state }) => state[String(name)] ?? null,
  coalesce: (args, asked) => args.map((arg) => evaluate(arg, asked)).find((value) => value !== null) ?? null,
  boolean: (args, asked) =>
    args.map((arg) => evaluate(arg, asked)).find((value) => typeof value === 'boolean') ?? false,
  '<=': ([a, b], asked) => numberOf(evaluate(a, asked)) <= numberOf(evaluate(b, asked)),
  in: ([needle, list], asked) => (evaluate(list, asked) as readonly unknown[]).includes(evaluate(needle, asked)),
  case: (args, asked) => {
    for (let i = 0; i + 1 < args.length; i += 2)
      if (evaluate(args[i], asked) === true) return evaluate(args[i + 1], asked)
    return evaluate(args.at(-1), asked)
  },
  match: ([input, ...args], asked) => {
    const value = evaluate(input, asked)
    for (let i = 0; i + 1 < args.length; i += 2) {
      const labels = args[i]
      if (Array.isArray(labels) ? labels.includes(value) : labels === value) return evaluate(args[i + 1], asked)
    }
    return evaluate(args.at(-1), asked)
  },
  interpolate: ([kind, input, ...stops], asked) => {
    if (!Array.isArray(kind) || kind[0] !== 'linear') throw new Error('the style’s curves cannot be drawn')
    const at = numberOf(evaluate(input, asked))
    const value = (i: number): number => numberOf(evaluate(stops[i + 1], asked))
    const zoom = (i: number): number => numberOf(stops[i])
    if (at <= zoom(0)) return value(0)
    for (let i = 2; i < stops.length; i += 2)
      if (at < zoom(i)) return value(i - 2) + ((value(i) - value(i - 2)) * (at - zoom(i - 2))) / (zoom(i) - zoom(i - 2))
    return value(stops.length - 2)
  },
}

/**
 * What an expression of the style is for a feature. Throws where it uses an operator that is not known here, so that a
 * change of the style is noticed.
 */
export function evaluate(expression: unknown, asked: Asked): unknown {
  if (!Array.isArray(expression)) return expression
  const [name, ...args] = expression as [unknown, ...unknown[]]
  const operator = OPERATORS[String(name)]
  if (!operator) throw new Error(`the style's “${String(name)}” cannot be drawn`)
  return operator(args, asked)
}
