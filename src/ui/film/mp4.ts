import type { BoxFourCC } from 'mp4box'
import { Box, DataStream, createFile } from 'mp4box'

/** What all frames have in common. */
export interface FilmTrack {
  width: number
  height: number
  /** Frames per second, a whole number. */
  fps: number
}

/** One encoded frame. */
export interface Packet {
  data: Uint8Array
  isKey: boolean
  /** Which frame it shows, from 0: encoders may put frames that others lean on before their turn. */
  frame: number
}

/** Of each kind of codec: its name in the file, and the box that says how it is decoded. */
const ENTRIES = {
  avc1: { entry: 'avc1', box: 'avcC' },
  vp09: { entry: 'vp09', box: 'vpcC' },
  av01: { entry: 'av01', box: 'av1C' },
} as const

/** A second has so many ticks for each frame per second, so that a frame's length is whole. */
const TICKS = 100

/** `und`: three letters of five bits. */
const NO_LANGUAGE = 0x55c4

/** Bytes of the head before the first frame. */
const FTYP_BYTES = 32
const MDAT_HEAD_BYTES = 16

/** Bytes 8 to 15 of the box of frames hold its length; zero until it is known. */
export const LENGTH_AT = FTYP_BYTES + 8

/** What stands before the frames: the kind of file, and the head of a box whose length comes later. */
export function mp4Head(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FTYP_BYTES + MDAT_HEAD_BYTES)
  const view = new DataView(bytes.buffer)
  const write = (text: string, at: number): void =>
    [...text].forEach((sign, i) => view.setUint8(at + i, sign.charCodeAt(0)))
  view.setUint32(0, FTYP_BYTES)
  write('ftypisom', 4)
  write('isomiso2avc1mp41', 16)
  view.setUint32(FTYP_BYTES, 1)
  write('mdat', FTYP_BYTES + 4)
  return bytes
}

/** The length of the box of frames, for `LENGTH_AT`. */
export function mp4Length(bytesOfFrames: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(bytesOfFrames + MDAT_HEAD_BYTES))
  return bytes
}

/** The sizes and order of the frames as they come, and at the end the table that makes a film of them. */
export class Mp4Table {
  private readonly sizes: number[] = []
  private readonly keys: number[] = []
  private readonly offsets: number[] = []
  bytes = 0

  constructor(private readonly track: FilmTrack) {}

  /** Notes the next frame in the file. */
  add({ data, isKey, frame }: Packet): void {
    this.sizes.push(data.length)
    if (isKey) this.keys.push(this.sizes.length)
    this.offsets.push((frame - (this.sizes.length - 1)) * TICKS)
    this.bytes += data.length
  }

  get frames(): number {
    return this.sizes.length
  }

  /** What stands after the frames. Throws where no player would know the codec. */
  moov(config: VideoDecoderConfig): Uint8Array<ArrayBuffer> {
    const { width, height, fps } = this.track
    const timescale = fps * TICKS
    const duration = this.frames * TICKS
    const { entry, boxes } = describe(config)
    const file = createFile()
    const id = file.addTrack({
      type: entry,
      width,
      height,
      timescale,
      duration,
      media_duration: duration,
      language: 'und',
      name: 'Dateline',
    })
    const { moov } = file
    const trak = file.getTrackById(id!)
    const { mdhd, minf } = trak.mdia
    const { stts, stsc, stco, stsz } = minf.stbl
    mdhd.language = NO_LANGUAGE
    moov.mvhd.timescale = timescale
    moov.mvhd.duration = duration
    // One piece, in order: the frames follow one another without anything between them.
    moov.boxes = moov.boxes!.filter(({ type }) => type !== 'mvex')
    stts.sample_counts = [this.frames]
    stts.sample_deltas = [TICKS]
    stsc.first_chunk = [1]
    stsc.samples_per_chunk = [this.frames]
    stsc.sample_description_index = [1]
    stco.chunk_offsets = [FTYP_BYTES + MDAT_HEAD_BYTES]
    stsz.sample_size = 0
    stsz.sample_sizes = this.sizes
    minf.stbl.addBox(rawBox('stss', table(this.keys)))
    if (this.offsets.some((offset) => offset !== 0))
      minf.stbl.addBox(
        rawBox(
          'ctts',
          table(
            this.offsets.flatMap((offset) => [1, offset]),
            this.frames,
          ),
          1,
        ),
      )
    for (const box of boxes) minf.stbl.stsd.entries[0]!.addBox(box)
    const stream = new DataStream()
    moov.write(stream)
    return new Uint8Array(stream.buffer.slice(0, stream.byteLength))
  }
}

/** Entries of a box that has a version, a count and whole numbers. */
function table(values: readonly number[], count = values.length): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * values.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, count)
  values.forEach((value, i) => view.setInt32(4 + 4 * i, value))
  return bytes
}

/** A box of bytes that are written as they are; `version` where its kind has one. */
function rawBox(type: BoxFourCC, content: Uint8Array, version?: number): Box {
  const box = new Box(0)
  box.type = type
  const isVersioned = version !== undefined || type === 'stss'
  box.data = isVersioned ? Uint8Array.from([version ?? 0, 0, 0, 0, ...content]) : content
  return box
}

/** Numbers of ISO/IEC 23091-2 for the names that browsers use. */
const COLORS = {
  primaries: { bt709: 1, bt470bg: 5, smpte170m: 6, bt2020: 9 } as Readonly<Record<string, number>>,
  transfer: { bt709: 1, smpte170m: 6, linear: 8, 'iec61966-2-1': 13 } as Readonly<Record<string, number>>,
  matrix: { rgb: 0, bt709: 1, bt470bg: 5, smpte170m: 6, 'bt2020-ncl': 9 } as Readonly<Record<string, number>>,
}

const UNSPECIFIED = 2

function describe(config: VideoDecoderConfig): { entry: 'avc1' | 'vp09' | 'av01'; boxes: Box[] } {
  const [name = '', ...parts] = config.codec.split('.')
  if (!(name in ENTRIES)) throw new Error(`no film can be written with the codec ${config.codec}`)
  const { entry, box } = ENTRIES[name as keyof typeof ENTRIES]
  const { primaries, transfer, matrix, fullRange } = config.colorSpace ?? {}
  const colors = [
    COLORS.primaries[primaries ?? ''] ?? UNSPECIFIED,
    COLORS.transfer[transfer ?? ''] ?? UNSPECIFIED,
    COLORS.matrix[matrix ?? ''] ?? UNSPECIFIED,
  ]
  const said = config.description && bytesOf(config.description)
  const numbers = parts.map((part) => Number.parseInt(part, 10) || 0)
  const record =
    entry === 'vp09'
      ? vpRecord(numbers, colors, fullRange === true)
      : (said ?? (entry === 'av01' ? av1Record(parts) : null))
  if (!record) throw new Error(`the encoder does not say how its ${config.codec} is decoded`)
  const nclx = [...[...'nclx'].map((sign) => sign.charCodeAt(0)), ...colors.flatMap((value) => [0, value])]
  return {
    entry,
    boxes: [
      rawBox(box, record, entry === 'vp09' ? 1 : undefined),
      rawBox('colr', Uint8Array.from([...nclx, fullRange ? 0x80 : 0])),
    ],
  }
}

function bytesOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

/** VP Codec ISO Media File Format Binding, 1.0: profile, level, depth, 4:2:0 beside the luma, colours, no more. */
function vpRecord(
  [profile = 0, level = 40, depth = 8]: readonly number[],
  colors: readonly number[],
  full: boolean,
): Uint8Array {
  return Uint8Array.from([profile, level, (depth << 4) | (1 << 1) | (full ? 1 : 0), ...colors, 0, 0])
}

/** AV1 Codec ISO Media File Format Binding: `av01.0.08M.08`, 4:2:0, 8 bits, without a sequence header: frames carry it. */
function av1Record([profile = '0', level = '08M']: readonly string[]): Uint8Array {
  const high = level.endsWith('H') ? 0x80 : 0
  return Uint8Array.from([0x81, (Number(profile) << 5) | Number.parseInt(level, 10), high | 0b0000_1100, 0])
}
