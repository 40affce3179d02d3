/** A table of somebody else: names of columns, and cells as texts, as many in each row as there are columns. */
export interface Table {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  /** What a row is called in the file, for messages: its number there. */
  rowName: (index: number) => string
}

/** What a file of somebody else holds as a table; a sentence where it holds none. */
export type TableReading = { table: Table; notes: string[] } | { failure: string }

export const TABLE_LIMITS = { columns: 200, rows: 20_000, cell: 10_000 } as const
