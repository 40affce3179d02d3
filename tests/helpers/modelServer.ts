import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the stand-in for a language model answers: with a content, or in its own way. */
export type Answering = string | ((response: ServerResponse, request: string) => void)

export interface ModelServer {
  /** `http://127.0.0.1:PORT`. */
  origin: string
  /** Bodies and headers that came, oldest first. */
  asked: { body: string; headers: IncomingMessage['headers'] }[]
  answer: (how: Answering) => void
  close: () => Promise<void>
}

/** A small server in the manner of OpenAI's chat completions, for tests. Answers any page (CORS). */
export async function startModelServer(port = 0): Promise<ModelServer> {
  const asked: ModelServer['asked'] = []
  let how: Answering = '{"incidents": []}'
  const server: Server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Headers', '*')
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      asked.push({ body, headers: request.headers })
      if (typeof how !== 'string') return how(response, body)
      response.setHeader('Content-Type', 'application/json')
      response.end(completion(how))
    })
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (next) => void (how = next),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** A content as chat completions wrap it. */
export const completion = (content: string): string =>
  JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content } }],
  })
