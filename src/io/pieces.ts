/** A text that comes in pieces, taken apart into whole records as it comes: so that no text has to hold all of it. */
import { encodingOf } from '../lib/encoding.ts'
import type { Problem } from '../domain/problem.ts'

/** Takes a text apart. Never throws: what cannot be read is among the problems. */
export interface Splitter {
  /** Records that are whole with this piece, as a document would have them. */
  take: (text: string) => unknown[]
  /** Those that are left at the end of the text. */
  end: () => unknown[]
  /** What the document says about itself; all of it is known at the end. */
  head: () => Record<string, unknown>
  /** What was found wrong on the way, and has not been asked for yet. */
  problems: () => Problem[]
  /** Whether the rest of the text is of no use. */
  isOver: () => boolean
  /** At the end: whether the text was what it should be, so that its records can be believed. */
  isSound: () => boolean
}

/** Text of bytes that come in pieces, without the mark that may stand before it. */
export async function* textOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<{ text: string; bytes: number }> {
  let decoder: TextDecoder | null = null
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (value) decoder ??= new TextDecoder(encodingOf(value))
      const text = (done ? decoder?.decode() : decoder?.decode(value, { stream: true })) ?? ''
      if (text !== '') yield { text, bytes: value?.length ?? 0 }
      if (done) return
    }
  } finally {
    // Whoever stops early leaves no file open.
    await reader.cancel()
  }
}
