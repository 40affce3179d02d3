import { COMMANDS } from './commands.ts'

/** `dateline COMMAND ARGUMENTS`: see `commands.ts` for what there is. Exit code 2 means that the call was wrong. */
const [name = '', ...args] = process.argv.slice(2)
const command = COMMANDS.get(name)
if (command) process.exitCode = await command.run(args)
else {
  const lines = Array.from(COMMANDS, ([command, { usage }]) => `  ${command} ${usage}`)
  process.stderr.write(`usage: dateline COMMAND ...\n${lines.join('\n')}\n`)
  process.exitCode = 2
}
