import type { FilmTrack } from './mp4.ts'

/** A codec that the browser can write, and what people call it. */
export interface Codec {
  name: 'H.264' | 'VP9' | 'AV1'
  config: VideoEncoderConfig
}

/** The codec that everything plays comes first; one that takes long to write comes last. Levels that hold 1080p at 60. */
const CODECS: readonly { name: Codec['name']; codec: string }[] = [
  { name: 'H.264', codec: 'avc1.64002a' },
  { name: 'H.264', codec: 'avc1.4d002a' },
  { name: 'H.264', codec: 'avc1.42002a' },
  { name: 'VP9', codec: 'vp09.00.41.08' },
  { name: 'AV1', codec: 'av01.0.09M.08' },
]

/** Letters and hairlines need more than pictures of life: bits for each pixel. */
const BITS_PER_PIXEL = 0.12
const LEAST_BITS_PER_SECOND = 3_000_000

/** The first codec that the browser says it can write a film with; null where there is none, or no encoder at all. */
export async function chooseCodec({ width, height, fps }: FilmTrack): Promise<Codec | null> {
  if (!('VideoEncoder' in globalThis)) return null
  for (const { name, codec } of CODECS) {
    const config: VideoEncoderConfig = {
      codec,
      width,
      height,
      framerate: fps,
      bitrate: Math.max(LEAST_BITS_PER_SECOND, Math.round(width * height * fps * BITS_PER_PIXEL)),
      bitrateMode: 'variable',
      // No frame may be left out.
      latencyMode: 'quality',
      ...(name === 'H.264' && { avc: { format: 'avc' } }),
    }
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }))
    if (supported) return { name, config }
  }
  return null
}
