import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * The plainest of servers: files under a path, no ranges, no compression, no cache. Gives the address and how to stop.
 * `rewrite` changes the page itself, as another build of it would have it.
 */
export async function serveDist(
  path: string,
  rewrite?: (html: string) => string,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname
    const name = asked.startsWith(path) ? normalize(decodeURIComponent(asked.slice(path.length)) || 'index.html') : '..'
    const file = join(DIST, name)
    if (name.startsWith('..') || !existsSync(file) || !statSync(file).isFile())
      return void response.writeHead(404).end()
    if (rewrite && name === 'index.html') {
      response.setHeader('Content-Type', TYPES['.html']!)
      return void response.end(rewrite(readFileSync(file, 'utf8')))
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
    })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address: `http://127.0.0.1:${port}${path}`, stop }
}
