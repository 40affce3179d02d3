import { transfer } from 'comlink'

/** A message whose columns are handed over, not copied. They must be nobody else's. */
export function handedOver<T extends object>(message: T): T {
  const buffers = new Set<ArrayBuffer>()
  const stack: unknown[] = [message]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (ArrayBuffer.isView(next)) buffers.add(next.buffer as ArrayBuffer)
    else stack.push(...Object.values(next))
  }
  return transfer(message, [...buffers])
}
