/** What can be done with the address of a table. */
export type TableAddress =
  /** On this page's own server: it is fetched. */
  | { kind: 'here'; url: string; name: string }
  /** On another one, which is asked once a person allows it. `url` is the file itself, as far as is known. */
  | { kind: 'elsewhere'; url: string; name: string; isSheet: boolean }
  | { kind: 'none' }

const SHEET = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/((?:e\/)?[\w-]+)/

/** Reads an address as somebody types it; that of a Google Sheet becomes that of its first sheet as CSV. `here` is the page's. */
export function readTableAddress(text: string, here: string): TableAddress {
  const address = text.trim()
  if (!URL.canParse(address)) return { kind: 'none' }
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { kind: 'none' }
  const name = nameIn(url.pathname)
  if (url.origin === new URL(here).origin) return { kind: 'here', url: url.href, name }
  const sheet = SHEET.exec(url.href)
  if (!sheet) return { kind: 'elsewhere', url: url.href, name, isSheet: false }
  const gid = /[#&?]gid=(\d+)/.exec(url.href)?.[1]
  const end = sheet[1]!.startsWith('e/')
    ? `pub?output=csv${gid ? `&gid=${gid}&single=true` : ''}`
    : `export?format=csv${gid ? `&gid=${gid}` : ''}`
  return {
    kind: 'elsewhere',
    url: `https://docs.google.com/spreadsheets/d/${sheet[1]}/${end}`,
    name: 'sheet.csv',
    isSheet: true,
  }
}

/** The last step of a path; one that is not well encoded as it stands. */
function nameIn(path: string): string {
  const last = path.split('/').at(-1) || 'table.csv'
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
