import { parseArgs } from 'node:util'
import { resolvePlace } from '../geocode/resolve.ts'
import type { Command } from './command.ts'
import { openGazetteerFile, withNamesFor } from './openGazetteerFile.ts'

/** Prints the places that a name can mean as a JSON array, best first. */
export const geocode: Command = {
  usage: 'NAME [--country CC] [--admin1 NAME]',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { country: { type: 'string' }, admin1: { type: 'string' } },
    })
    const [name] = positionals
    if (name === undefined || positionals.length > 1) {
      process.stderr.write(`usage: dateline geocode ${this.usage}\n`)
      return 2
    }
    const asked = { name, country: values.country?.toUpperCase() ?? null, admin1: values.admin1 ?? null }
    const gazetteer = await withNamesFor(await openGazetteerFile(), `${name} ${asked.admin1 ?? ''}`)
    const { place, problem } = resolvePlace(gazetteer, asked)
    const { candidates = [], ...best } = place
    // What was asked for has no division where none was given; what it was taken for has one.
    const division = gazetteer.divisions[gazetteer.divisionOfCode.get(best.admin1Code ?? '') ?? -1]
    const answer = { ...best, admin1: best.admin1 ?? division?.name ?? null }
    process.stdout.write(`${JSON.stringify([answer, ...candidates], null, 2)}\n`)
    if (problem) process.stderr.write(`${problem.message} ${problem.advice}\n`)
    return problem?.code === 'place.unknown' ? 1 : 0
  },
}
