/**
 * Writes docs/incident-format.schema.json from the schema that the program reads files with (src/io/schema.ts).
 * Reads and costs nothing else. Run: npx tsx scripts/schema.ts
 */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { documentSchema, placeSchema } from '../src/io/schema.ts'

const TARGET = new URL('../docs/incident-format.schema.json', import.meta.url)

/** The JSON Schema of the incident format (2020-12), as the text of its file. */
export function schemaText(): string {
  const schema = toJsonSchema(documentSchema, {
    target: 'draft-2020-12',
    definitions: { place: placeSchema },
    // Whether a day is in the calendar is `format: date` to a JSON Schema.
    ignoreActions: ['check'],
  })
  return `${JSON.stringify({ ...schema, title: 'Dateline incident format, version 1' }, null, 2)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(TARGET, schemaText())
