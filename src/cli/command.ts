/** A subcommand of the command line. */
export interface Command {
  /** Its arguments, as the list of commands prints them. */
  usage: string
  /** Does its work, writes to stdout and stderr, and returns the exit code: 0 done, 1 some of it failed, 2 wrong call. */
  run: (args: string[]) => Promise<number>
}
