/** Why a request brought nothing, in words for a person. */
export class RequestError extends Error {}

export interface PostOptions {
  headers?: Readonly<Record<string, string>>
  /** Milliseconds until it is given up, the whole answer included. */
  timeoutMs: number
  /** Most bytes of an answer; a longer one is cut off and refused. */
  mostBytes: number
  /** Ends the request. */
  signal?: AbortSignal
}

/**
 * Posts JSON and gives the answer's text. Follows no redirect, sends no cookies and no referrer. Rejects with a
 * `RequestError` that says what was wrong: no connection, another status than 2xx, too long, too late, or ended.
 */
export async function postJson(
  url: string,
  body: unknown,
  { headers = {}, timeoutMs, mostBytes, signal }: PostOptions,
): Promise<string> {
  const ending = new AbortController()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    ending.abort()
  }, timeoutMs)
  const end = (): void => ending.abort()
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  const { host } = new URL(url)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: ending.signal,
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
    if (!response.ok) {
      void response.body?.cancel()
      throw new RequestError(`${host} answered with status ${response.status}`)
    }
    return await textWithin(response, mostBytes, host)
  } catch (error) {
    if (error instanceof RequestError) throw error
    if (signal?.aborted) throw new RequestError('it was cancelled')
    if (isLate) throw new RequestError(`${host} gave no whole answer within ${Math.round(timeoutMs / 1000)} seconds`)
    throw new RequestError(
      `${host} could not be reached. Check that it runs, that it allows this page's address (CORS), and that this build may connect to it`,
      { cause: error },
    )
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

/** Reads as it arrives, so that an endless answer ends at the limit. */
async function textWithin(response: Response, mostBytes: number, host: string): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel()
      throw new RequestError(`${host} sent more than ${Math.round(mostBytes / 1024)} kB, which is no answer`)
    }
    text += decoder.decode(value, { stream: true })
  }
}
