/** Whether a file of this name and beginning is one of the formats that hold incidents as they are, and not just any table. */
export function isOwnKind(name: string, beginning: string): boolean {
  const end = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  if (end === 'csv') {
    const header = beginning.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0]!
    const names = new Set(header.split(',').map((column) => column.trim()))
    // JSON under the wrong name is said to be that by the reader of tables.
    return /^\s*[[{]/.test(header) || ['id', 'type', 'count_min', 'date_start'].every((column) => names.has(column))
  }
  if (end === 'tsv') return false
  const isCollection = /"type"\s*:\s*"Feature/.test(beginning)
  if (end === 'geojson')
    return !isCollection || (/"count"\s*:\s*\{/.test(beginning) && /"date"\s*:\s*\{/.test(beginning))
  return !(end === 'json' && isCollection && !/"format"\s*:\s*"dateline\//.test(beginning))
}
