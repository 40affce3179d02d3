import type { Plugin } from 'vite'

const POLICY = "connect-src 'self'"

/** The origin that an address names; throws with what to do where it names none or more than one thing. */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  const isOrigin = url && /^https?:$/u.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
  if (!url || !isOrigin || url.username || url.password || url.hostname.includes('*') || /[\s;,'"]/u.test(address))
    throw new Error(
      `DATELINE_CONNECT is "${address}". Give one address without a path, such as http://localhost:11434.`,
    )
  return url.origin
}

/**
 * Lets the page connect to one address more than its own: `DATELINE_CONNECT=http://localhost:11434 npm run build`.
 * Without the variable the Content-Security-Policy stays as it stands in index.html and forbids every other address.
 */
export function connectPlugin(address: string | undefined = process.env.DATELINE_CONNECT): Plugin {
  const origin = address ? originOf(address) : null
  return {
    name: 'dateline-connect',
    transformIndexHtml(html) {
      if (origin === null) return html
      if (html.split(POLICY).length !== 2) throw new Error(`index.html should have "${POLICY}" once.`)
      return html.replace(POLICY, `${POLICY} ${origin}`)
    },
  }
}
