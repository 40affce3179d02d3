import fc from 'fast-check'
import type { Movie, Sample } from 'mp4box'
import { MP4BoxBuffer, createFile } from 'mp4box'
import { describe, expect, test } from 'vitest'
import type { Packet } from '../../../src/ui/film/mp4.ts'
import { LENGTH_AT, Mp4Table, mp4Head, mp4Length } from '../../../src/ui/film/mp4.ts'

const VP9: VideoDecoderConfig = {
  codec: 'vp09.00.41.08',
  colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
}

function fileOf(packets: readonly Packet[], config = VP9, fps = 25): Uint8Array<ArrayBuffer> {
  const table = new Mp4Table({ width: 1280, height: 720, fps })
  const parts = [mp4Head()]
  for (const packet of packets) {
    table.add(packet)
    parts.push(packet.data.slice())
  }
  parts.push(table.moov(config))
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  file.set(mp4Length(table.bytes), LENGTH_AT)
  return file
}

/** What a demuxer finds. */
function readBack(bytes: Uint8Array<ArrayBuffer>): { movie: Movie; samples: Sample[] } {
  const file = createFile(true)
  let movie: Movie | null = null
  const samples: Sample[] = []
  file.onReady = (found) => {
    movie = found
    file.setExtractionOptions(found.tracks[0]!.id, undefined, { nbSamples: 100_000 })
    file.start()
  }
  file.onSamples = (_id, _user, found) => samples.push(...found)
  file.onError = (_module, message) => {
    throw new Error(message)
  }
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes.buffer, 0))
  file.flush()
  return { movie: movie!, samples }
}

const packets = fc
  .array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 60 })
  .map((list): Packet[] => list.map((data, frame) => ({ data, isKey: frame % 10 === 0, frame })))

describe('a film as MP4', () => {
  test('has every frame with its bytes, its time and its kind', () => {
    fc.assert(
      fc.property(packets, fc.constantFrom(10, 25, 30, 60), (list, fps) => {
        const { movie, samples } = readBack(fileOf(list, VP9, fps))
        expect(movie.isFragmented).toBe(false)
        expect(movie.duration / movie.timescale).toBeCloseTo(list.length / fps, 9)
        const [track] = movie.tracks
        expect(track).toMatchObject({ nb_samples: list.length, codec: 'vp09.00.41.08' })
        expect([track!.video!.width, track!.video!.height]).toEqual([1280, 720])
        expect(samples.map(({ data }) => Array.from(data!))).toEqual(list.map(({ data }) => Array.from(data)))
        expect(samples.map(({ is_sync }) => is_sync)).toEqual(list.map(({ isKey }) => isKey))
        expect(samples.map(({ cts, timescale }) => Math.round((cts / timescale) * fps))).toEqual(
          list.map(({ frame }) => frame),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('says so where frames are shown in another order than they are written', () => {
    const order = [0, 3, 1, 2, 6, 4, 5]
    const list = order.map((frame, i) => ({ data: Uint8Array.of(i), isKey: i === 0, frame }))
    const { samples } = readBack(fileOf(list))
    expect(samples.map(({ cts }) => cts / 100)).toEqual(order)
  })

  test.each([
    ['avc1.64002a', Uint8Array.of(1, 0x64, 0, 0x2a, 0xff, 0xe1, 0, 2, 0x67, 0x64, 1, 0, 1, 0x68), 'avc1.64002a'],
    ['av01.0.09M.08', undefined, 'av01.0.09M.08'],
  ])('is known to be of %s', (codec, description, said) => {
    const config = { codec, ...(description && { description }) }
    const { movie } = readBack(fileOf([{ data: Uint8Array.of(1), isKey: true, frame: 0 }], config))
    expect(movie.tracks[0]!.codec).toBe(said)
  })

  test('is not written with a codec that nobody would know', () => {
    const table = new Mp4Table({ width: 2, height: 2, fps: 10 })
    expect(() => table.moov({ codec: 'vp8' })).toThrow('no film can be written with the codec vp8')
    expect(() => table.moov({ codec: 'avc1.64002a' })).toThrow('does not say how')
  })
})
