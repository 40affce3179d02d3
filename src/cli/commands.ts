import type { Command } from './command.ts'
import { convert } from './convert.ts'
import { extract } from './extract.ts'
import { geocode } from './geocode.ts'
import { toponyms } from './toponyms.ts'

/** Every subcommand by its name. A new one is a file beside this and a line here. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['convert', convert],
  ['extract', extract],
  ['geocode', geocode],
  ['toponyms', toponyms],
])
