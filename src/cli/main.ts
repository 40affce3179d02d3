import { COMMANDS } from './commands.ts'

/** `dateline COMMAND ARGUMENTS`: see `commands.ts` for what there is. Exit code 2 means that the call was wrong. */
async function run([name = '', ...args]: string[]): Promise<number> {
  const command = COMMANDS.get(name)
  if (command) return command.run(args)
  const lines = Array.from(COMMANDS, ([known, { usage }]) => `  ${known} ${usage}`)
  throw new Error(`usage: dateline COMMAND ...\n${lines.join('\n')}`)
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
