/**
 * Reads a response to its end. Throws a `RangeError` as soon as it is known to have more than `limit` bytes; what is
 * left is not fetched then.
 */
export async function readLimited(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): RangeError => new RangeError(`more than ${limit} bytes`)
  if (Number(response.headers.get('Content-Length') ?? 0) > limit) {
    await response.body?.cancel()
    throw tooLarge()
  }
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    pieces.push(piece.value)
    size += piece.value.length
    if (size > limit) {
      await reader?.cancel()
      throw tooLarge()
    }
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
