import { Zip, ZipPassThrough } from 'fflate'
import { pngOf } from '../image/makePicture.ts'
import type { FilmWriter } from './makeFilm.ts'
import type { Sink } from './sink.ts'

/** `frame-00012.png`: in the order of time, and as ffmpeg reads them. */
export const frameName = (frame: number): string => `frame-${String(frame + 1).padStart(5, '0')}.png`

/** Writes frames as a zip of PNGs, which are packed already. */
export function writeZip(sink: Sink): FilmWriter {
  let writing: Promise<void> = Promise.resolve()
  const zip = new Zip((error, bytes) => {
    writing = error
      ? writing.then(() => {
          throw error
        })
      : writing.then(() => sink.write(bytes.slice()))
    writing.catch(() => undefined)
  })
  return {
    async add(canvas, frame) {
      const file = new ZipPassThrough(frameName(frame))
      zip.add(file)
      file.push(new Uint8Array(await (await pngOf(canvas)).arrayBuffer()), true)
      await writing
    },
    async end() {
      zip.end()
      await writing
      return sink.close()
    },
    async abort() {
      zip.terminate()
      await writing.catch(() => undefined)
      await sink.abort()
    },
  }
}
