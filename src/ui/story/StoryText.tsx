import { safeUrl } from '../../domain/url.ts'

const ADDRESS = /(https?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?)\]}'’])/g

/** Plain text as paragraphs; a bare web address in it is a link. Nothing else in it means anything. */
export function StoryText({ text, lang }: { text: string; lang?: string | undefined }) {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, i) => (
      <p key={i} lang={lang}>
        {paragraph.split(ADDRESS).map((part, k) => {
          const url = k % 2 === 1 ? safeUrl(part) : null
          return url === null ? (
            part
          ) : (
            <a key={k} href={url} target="_blank" rel="noopener noreferrer">
              {part}
            </a>
          )
        })}
      </p>
    ))
}

/** What an address says of whose page it is: `taipeitimes.com`. */
export function hostOf(address: string): string {
  const url = safeUrl(address)
  return url === null ? address : new URL(url).hostname.replace(/^www\./, '')
}
