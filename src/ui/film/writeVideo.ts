import type { Codec } from './codec.ts'
import type { FilmTrack } from './mp4.ts'
import { LENGTH_AT, Mp4Table, mp4Head, mp4Length } from './mp4.ts'
import type { Sink } from './sink.ts'
import type { FilmWriter } from './makeFilm.ts'

/** A frame that can be seen without the ones before it, so often. */
const SECONDS_BETWEEN_KEYS = 2

/** Frames that the encoder may hold at once: more would only fill the memory. */
const MOST_QUEUED = 3

/** Encodes frames and writes them as an MP4. */
export async function writeVideo(sink: Sink, track: FilmTrack, { config }: Codec): Promise<FilmWriter> {
  const table = new Mp4Table(track)
  let decoder: VideoDecoderConfig | null = null
  const failures: unknown[] = []
  let wake: () => void = () => undefined
  let writing = sink.write(mp4Head())
  writing.catch(() => undefined)
  const fail = (error: unknown): void => {
    failures.push(error)
    wake()
  }
  const encoder = new VideoEncoder({
    output(chunk, metadata) {
      decoder ??= metadata?.decoderConfig ?? null
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      table.add({ data, isKey: chunk.type === 'key', frame: Math.round((chunk.timestamp * track.fps) / 1e6) })
      writing = writing.then(() => sink.write(data))
      writing.catch(fail)
    },
    error: fail,
  })
  encoder.addEventListener('dequeue', () => wake())
  encoder.configure(config)
  const check = (): void => {
    if (failures.length > 0) throw failures[0]
  }
  return {
    async add(canvas, frame) {
      check()
      const [timestamp, next] = [frame, frame + 1].map((at) => Math.round((at * 1e6) / track.fps)) as [number, number]
      const picture = new VideoFrame(canvas, { timestamp, duration: next - timestamp })
      try {
        encoder.encode(picture, { keyFrame: frame % (SECONDS_BETWEEN_KEYS * track.fps) === 0 })
      } finally {
        picture.close()
      }
      while (encoder.encodeQueueSize > MOST_QUEUED && failures.length === 0)
        await new Promise<void>((resolve) => (wake = resolve))
      await writing
      check()
    },
    async end() {
      await encoder.flush()
      await writing
      check()
      encoder.close()
      if (!decoder) throw new Error('the encoder gave no frame')
      await sink.write(table.moov(decoder))
      await sink.patch(LENGTH_AT, mp4Length(table.bytes))
      return sink.close()
    },
    async abort() {
      if (encoder.state !== 'closed') encoder.close()
      await writing.catch(() => undefined)
      await sink.abort()
    },
  }
}
