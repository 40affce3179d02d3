/** The address if a browser may open it as a web page (http or https), else null: `javascript:` is text, not a link. */
export function safeUrl(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
