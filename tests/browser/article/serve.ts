import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const PAGE = readFileSync(new URL('article.html', import.meta.url), 'utf8')
/** A picture of one pixel, in place of a still of the map. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** An article with maps in it, on a host of its own. `app` is the address of the app, with a slash at its end. */
export async function serveArticle(app: string): Promise<{ address: string; stop: () => Promise<void> }> {
  let html = ''
  const server = createServer((request, response) => {
    if (request.url === '/still.png') return void response.setHeader('Content-Type', 'image/png').end(PIXEL)
    if (request.url !== '/') return void response.writeHead(404).end()
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // Another host than the app's, so that the browser keeps the two apart.
  const address = `http://localhost:${port}/`
  html = PAGE.replaceAll('{{app}}', app).replaceAll('{{host}}', encodeURIComponent(new URL(address).origin))
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address, stop }
}
