import { encodingOf } from '../../lib/encoding.ts'

/** Largest file that is opened, bytes. */
const MOST_BYTES = 20_000_000
/** Largest text that a packed file may hold, bytes: a zip bomb unpacks to more. */
const MOST_UNPACKED = 60_000_000
const MOST_PAGES = 300

/** File types that can be read, as an input takes them. */
export const ACCEPTED = '.txt,.md,.html,.htm,.docx,.pdf'

/** Reads the text of a report. Rejects with a sentence for a person that names the file's fault and what to do. */
export async function readReportFile(file: File): Promise<string> {
  if (file.size > MOST_BYTES)
    throw new Error(
      `It has ${Math.round(file.size / 1e6)} MB; at most ${MOST_BYTES / 1e6} MB are opened. Paste the part that you need.`,
    )
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = (await textOf(bytes, file.name)).replaceAll(/\r\n?/g, '\n').trim()
  if (!text) throw new Error('There is no text in it. A scanned page holds a picture: copy the text by hand.')
  return text
}

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const extension = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''
  const begins = (text: string): boolean => [...text].every((letter, i) => bytes[i] === letter.charCodeAt(0))
  // What a file is says its beginning, not its name.
  if (begins('%PDF')) return pdfText(bytes)
  if (begins('PK\u0003\u0004')) return docxText(bytes)
  if (extension === 'pdf' || extension === 'docx')
    throw new Error(
      `It is called .${extension} and is no such file, or it is damaged. Save it again, or paste its text.`,
    )
  const text = decode(bytes)
  return extension === 'html' || extension === 'htm' || /^\s*<(!doctype|html)/i.test(text) ? htmlText(text) : text
}

/** UTF-8, or UTF-16 with its mark; anything else, and what is no text at all, is refused. */
function decode(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    // Old newsroom systems write Windows' Latin letters; a picture or a program is told by its control characters.
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  const controls = Array.from(text.slice(0, 4000)).filter(
    (letter) => letter < ' ' && !'\t\n\v\f\r'.includes(letter),
  ).length
  if (controls > 4) throw new Error('It is no text. Choose a .txt, .md, .html, .docx or .pdf file, or paste the text.')
  return text
}

async function htmlText(html: string): Promise<string> {
  const { Readability } = await import('@mozilla/readability')
  // A parsed document runs no script and loads nothing.
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll('p, br, h1, h2, h3, li, div, tr')) element.append('\n')
  const article = new Readability(page.cloneNode(true) as Document).parse()
  const text = article?.textContent ?? page.body.textContent
  return [article?.title, text]
    .filter(Boolean)
    .join('\n\n')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
}

/** A part of a zip file: how it is packed (8: deflate) and its packed bytes. */
interface ZipPart {
  method: number
  packed: Uint8Array
}

/** The parts that a zip file's central directory names (APPNOTE.TXT 4.3.7, 4.3.12); null where it has none. */
function zipParts(bytes: Uint8Array): ZipPart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // The end record is the last thing in the file, before a comment of at most 65,535 bytes.
  let end = bytes.length - 22
  while (end >= Math.max(0, bytes.length - 65_557) && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null
  let at = view.getUint32(end + 16, true)
  const parts: ZipPart[] = []
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const header = view.getUint32(at + 42, true)
    if (header + 30 > bytes.length) return null
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
    parts.push({
      method: view.getUint16(at + 10, true),
      packed: bytes.subarray(start, start + view.getUint32(at + 20, true)),
    })
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

/** Whether the parts unpack to no more than may be. They are unpacked and thrown away: what a file says of its size can be a lie. */
async function isModest(parts: readonly ZipPart[]): Promise<boolean> {
  let left = MOST_UNPACKED
  for (const { method, packed } of parts) {
    if (method !== 8) {
      left -= packed.length
      continue
    }
    const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const reader = stream.getReader()
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      left -= chunk.value.length
      if (left < 0) {
        await reader.cancel()
        return false
      }
    }
  }
  return left >= 0
}

async function docxText(bytes: Uint8Array): Promise<string> {
  const parts = zipParts(bytes)
  const damaged = 'It is damaged: its parts cannot be found. Save it again, or paste its text.'
  if (parts === null) throw new Error(damaged)
  const modest = await isModest(parts).catch(() => null)
  if (modest === null) throw new Error(damaged)
  if (!modest)
    throw new Error(`It would unpack to more than ${MOST_UNPACKED / 1e6} MB, which no report has. It is not opened.`)
  const mammoth = await import('mammoth')
  try {
    const { value } = await mammoth.extractRawText({ arrayBuffer: bytes.slice().buffer })
    return value
  } catch {
    throw new Error('It is no Word document (.docx), or it is damaged. Save it again, or paste its text.')
  }
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const [{ GlobalWorkerOptions, getDocument }, { default: workerUrl }] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
  ])
  GlobalWorkerOptions.workerSrc = workerUrl
  const loading = getDocument({ data: bytes, isEvalSupported: false, useSystemFonts: true })
  try {
    const pdf = await loading.promise
    if (pdf.numPages > MOST_PAGES)
      throw new Error(`It has ${pdf.numPages} pages; at most ${MOST_PAGES} are read. Paste the part that you need.`)
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    }
    return pages.join('\n')
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('It has')) throw error
    throw new Error(
      error instanceof Error && error.name === 'PasswordException'
        ? 'It is locked with a password. Unlock it, or paste its text.'
        : 'It is no PDF, or it is damaged. Save it again, or paste its text.',
      { cause: error },
    )
  } finally {
    void loading.destroy()
  }
}
