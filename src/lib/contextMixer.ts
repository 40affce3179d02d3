/** Ends a field and a row of the text that is predicted. */
export const FIELD_END = 1
export const ROW_END = 2

/** Contexts that each have their own guess; see `hashContexts`. */
const ORDERS = 15
/** Slots of each context's table for a byte of text: about a new one a bit, and as many to spare. */
const SLOTS_PER_BYTE = 16
const LEAST_SLOTS = 1 << 14
const MOST_SLOTS = 1 << 20
/** Per context its chance, the chance learned for such a chance and age; then two of the match, and a constant. */
const INPUTS = 2 * ORDERS + 3
const MATCH_INPUT = 2 * ORDERS
const SETS = 3
const FIELDS = 24
const SHORTEST_MATCH = 5
const MATCH_SLOT_BITS = 18
const OLDEST = 15
/** 65536 / (times seen + 1.6): a slot's first guesses move far, later ones by 1/30. */
const RATES = Int32Array.from({ length: 256 }, (_, seen) => Math.max(Math.floor(65536 / (seen + 1.6)), 2184))
const FINAL_WEIGHT = Math.round(65536 / SETS)
const FIRST_WEIGHT = 7500

/** 4096 / (1 + e^-x) at x = -8, -7.5, … 8, as integers: every engine must come to the same bit. */
const LOGISTIC = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975,
  4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
] as const

/** Logistic function: -2047 to 2047 (eighths of 256ths) to a chance of 0 to 4095. */
function squash(x: number): number {
  if (x > 2047) return 4095
  if (x < -2047) return 0
  const part = x & 127
  const at = (x >> 7) + 16
  return (LOGISTIC[at]! * (128 - part) + LOGISTIC[at + 1]! * part + 64) >> 7
}

/** The inverse of `squash`, by chance. */
const STRETCH = new Int16Array(4096)
for (let x = -2047, next = 0; x <= 2047; x++) {
  for (const until = x === 2047 ? 4095 : squash(x); next <= until; next++) STRETCH[next] = x
}

const mix = (a: number, b: number): number => {
  let x = Math.imul(a, 0x2c1b3c6d) ^ Math.imul(b + 0x61c88647, 0x85ebca6b)
  x ^= x >>> 15
  x = Math.imul(x, 0x2c1b3c6d)
  return x ^ (x >>> 13)
}

const isWordByte = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte > 127 || (byte >= 48 && byte <= 57)

/**
 * Predicts a text bit by bit by mixing what fifteen contexts say (the last one to six bytes, words, the field, the place
 * in it), and the longest match with what came before. After M. Mahoney's lpaq ("Data Compression Explained", 4.3 and
 * 4.3.3), with contexts for tables of text. Integers only, so that every engine predicts the same.
 */
export class ContextMixer {
  /** Chance that the next bit is 1, of 4096: 1 to 4094. */
  chance = 2048

  private readonly slotCount: number
  private readonly chances: Uint16Array
  private readonly seen: Uint8Array
  private readonly hashes = new Int32Array(ORDERS)
  private readonly slots = new Int32Array(ORDERS)
  /** Per context, age and chance: how often it came true. */
  private readonly learned = new Uint16Array(ORDERS * (OLDEST + 1) * 64)
  private readonly learnedAt = new Int32Array(ORDERS)
  private readonly inputs = new Int32Array(INPUTS)
  private readonly weights = [256, 17 * 8, FIELDS * 256].map((size) => new Int32Array(size * INPUTS).fill(FIRST_WEIGHT))
  private readonly chosen = new Int32Array(SETS)
  private readonly setChances = new Int32Array(SETS)
  private readonly setSums = new Int32Array(SETS)
  private readonly finalWeights = new Int32Array(SETS * 256).fill(FINAL_WEIGHT)
  private finalChance = 2048
  private readonly byFields = refinement(256 * FIELDS)
  private readonly byBytes = refinement(65536)
  private fieldSlot = 0
  private byteSlot = 0

  private text = new Uint8Array(1 << 16)
  private length = 0
  /** The bits of the current byte behind a 1. */
  private bits = 1
  private last4 = 0
  private last8 = 0
  private word = 0
  private wordBefore = 0
  private wordBefore2 = 0
  private field = 0
  private column = 0
  /** Where each field of the row above begins. */
  private readonly above = new Int32Array(FIELDS).fill(-1)
  private fieldStart = 0

  private readonly matchSlots = new Int32Array(1 << MATCH_SLOT_BITS)
  private matchAt = 0
  private matchLength = 0
  private matchBit = -1
  private readonly matchChances = new Uint16Array(32).fill(49152)

  /** `bytes`: how many there will be, all in all. */
  constructor(bytes: number) {
    let slots = LEAST_SLOTS
    while (slots < bytes * SLOTS_PER_BYTE && slots < MOST_SLOTS) slots *= 2
    this.slotCount = slots
    this.chances = new Uint16Array(ORDERS * slots).fill(32768)
    this.seen = new Uint8Array(ORDERS * slots)
    for (let i = 0; i < this.learned.length; i++) this.learned[i] = (i % 64) * 1024 + 512
    this.hashContexts()
    this.predict()
  }

  /** Learns the next bit. */
  update(bit: number): void {
    const aim = bit ? 65535 : 0
    this.train(bit)
    this.byFields[this.fieldSlot]! += (aim - this.byFields[this.fieldSlot]!) >> 6
    this.byBytes[this.byteSlot]! += (aim - this.byBytes[this.byteSlot]!) >> 6
    for (let i = 0; i < ORDERS; i++) {
      const slot = this.slots[i]!
      const age = this.seen[slot]!
      if (age > 0) {
        const at = this.learnedAt[i]!
        this.learned[at]! += (aim - this.learned[at]!) >> 6
      }
      this.chances[slot]! += ((aim - this.chances[slot]!) * RATES[age]!) >> 16
      if (age < 255) this.seen[slot] = age + 1
    }
    if (this.matchBit >= 0) {
      const hit = this.matchBit === bit
      const at = Math.min(31, this.matchLength)
      this.matchChances[at]! += ((hit ? 65535 : 0) - this.matchChances[at]!) >> 6
      if (!hit) this.matchLength = 0
    }
    this.bits = this.bits * 2 + bit
    if (this.bits >= 256) this.endByte(this.bits & 255)
    this.predict()
  }

  private train(bit: number): void {
    const { inputs } = this
    for (let set = 0; set < SETS; set++) {
      const error = ((bit << 12) - this.setChances[set]!) * 9
      const weights = this.weights[set]!
      const from = this.chosen[set]!
      for (let i = 0; i < INPUTS; i++) weights[from + i]! += (inputs[i]! * error + 0x2000) >> 14
    }
    const error = ((bit << 12) - this.finalChance) * 2
    for (let set = 0; set < SETS; set++)
      this.finalWeights[this.bits * SETS + set]! += (this.setSums[set]! * error + 0x2000) >> 14
  }

  private endByte(byte: number): void {
    this.bits = 1
    if (this.length === this.text.length) {
      const grown = new Uint8Array(this.length * 2)
      grown.set(this.text)
      this.text = grown
    }
    this.text[this.length++] = byte
    this.last8 = (this.last8 << 8) | (this.last4 >>> 24)
    this.last4 = (this.last4 << 8) | byte
    if (isWordByte(byte)) this.word = Math.imul(this.word + (byte | 32) + 1, 0x2f0b4c47)
    else if (this.word !== 0) {
      this.wordBefore2 = this.wordBefore
      this.wordBefore = this.word
      this.word = 0
    }
    if (byte === FIELD_END || byte === ROW_END) {
      this.above[this.field] = this.fieldStart
      this.field = byte === ROW_END ? 0 : Math.min(FIELDS - 1, this.field + 1)
      this.column = 0
      this.fieldStart = this.length
    } else this.column++
    this.findMatch()
    this.hashContexts()
  }

  private findMatch(): void {
    const { text, length } = this
    const slot =
      (Math.imul(this.last4, 0x9e3779b1) ^ Math.imul(this.last8 & 0xffff, 0x85ebca6b)) >>> (32 - MATCH_SLOT_BITS)
    if (this.matchLength > 0) {
      this.matchAt++
      this.matchLength++
    } else {
      this.matchAt = this.matchSlots[slot]!
      let same = 0
      while (same < 32 && same < this.matchAt && text[this.matchAt - 1 - same] === text[length - 1 - same]) same++
      this.matchLength = same >= SHORTEST_MATCH ? same : 0
    }
    this.matchSlots[slot] = length
  }

  private hashContexts(): void {
    const { last4, last8, word, wordBefore, wordBefore2, field, column, hashes } = this
    const start = this.above[field]!
    const over = start < 0 ? 0 : (this.text[start + column]! << 8) | this.text[start + column + 1]!
    const last3 = last4 & 0xffffff
    hashes[0] = mix(1, field)
    hashes[1] = mix(2, last4 & 0xff)
    hashes[2] = mix(3, last4 & 0xffff)
    hashes[3] = mix(4, last3)
    hashes[4] = mix(5, last4)
    hashes[5] = mix(6, mix(last4, last8 & 0xff))
    hashes[6] = mix(7, mix(last4, last8 & 0xffff))
    hashes[7] = mix(8, mix(word, field))
    hashes[8] = mix(9, mix(word, wordBefore))
    hashes[9] = mix(10, mix(field * 64 + Math.min(40, column), over))
    hashes[10] = mix(11, mix(word, last4 & 0xff) + field)
    hashes[11] = mix(12, mix(last3, field))
    hashes[12] = mix(13, mix(word, wordBefore2))
    hashes[13] = mix(14, mix(mix(word, wordBefore), wordBefore2))
    hashes[14] = mix(15, field * 64 + Math.min(63, column))
  }

  private predict(): void {
    const { inputs, bits, learned, slotCount } = this
    const salt = Math.imul(bits, 0x9e3779b1)
    for (let i = 0; i < ORDERS; i++) {
      let hash = Math.imul(this.hashes[i]! + salt, 0x85ebca6b)
      hash ^= hash >>> 15
      const slot = i * slotCount + (hash & (slotCount - 1))
      this.slots[i] = slot
      const age = this.seen[slot]!
      if (age === 0) {
        inputs[2 * i] = inputs[2 * i + 1] = 0
        continue
      }
      const chance = this.chances[slot]! >>> 4
      const at = (i * (OLDEST + 1) + Math.min(OLDEST, age)) * 64 + (chance >> 6)
      this.learnedAt[i] = at
      inputs[2 * i] = STRETCH[chance]!
      inputs[2 * i + 1] = STRETCH[learned[at]! >>> 4]!
    }
    this.predictMatch()
    inputs[INPUTS - 1] = 256
    this.mixInputs()
  }

  private predictMatch(): void {
    const { inputs, bits } = this
    const count = 31 - Math.clz32(bits)
    this.matchBit = -1
    inputs[MATCH_INPUT] = inputs[MATCH_INPUT + 1] = 0
    if (this.matchLength === 0) return
    const expected = this.text[this.matchAt]! | 256
    if (expected >> (8 - count) !== bits) {
      this.matchLength = 0
      return
    }
    this.matchBit = (expected >> (7 - count)) & 1
    const chance = this.matchChances[Math.min(31, this.matchLength)]! >>> 4
    const sign = this.matchBit ? 1 : -1
    inputs[MATCH_INPUT] = sign * STRETCH[chance]!
    inputs[MATCH_INPUT + 1] = sign * ((chance - 2048) >> 1)
  }

  private mixInputs(): void {
    const { inputs, bits, field } = this
    const count = 31 - Math.clz32(bits)
    this.chosen[0] = bits * INPUTS
    this.chosen[1] = ((this.matchLength === 0 ? 0 : 1 + Math.min(15, this.matchLength >> 1)) * 8 + count) * INPUTS
    this.chosen[2] = (field * 256 + (this.last4 & 0xff)) * INPUTS
    let total = 0
    for (let set = 0; set < SETS; set++) {
      const weights = this.weights[set]!
      const from = this.chosen[set]!
      let sum = 0
      for (let i = 0; i < INPUTS; i++) sum += inputs[i]! * weights[from + i]!
      const clipped = clip(sum)
      this.setSums[set] = clipped
      this.setChances[set] = squash(clipped)
      total += clipped * this.finalWeights[bits * SETS + set]!
    }
    const x = clip(total)
    this.finalChance = squash(x)
    // Two refinements: what came true when such a chance was given in this field, and after these two bytes.
    const scaled = (x + 2048) * 32
    const low = scaled >>> 12
    const part = scaled & 4095
    const near = part >>> 11
    const inField = (bits + 256 * field) * 33 + low
    const hash = (Math.imul(this.last4 & 0xffff, 0x9e3779b1) >>> 16) ^ (Math.imul(bits, 0x3d4d51cb) >>> 16)
    const afterBytes = (hash & 0xffff) * 33 + low
    this.fieldSlot = inField + near
    this.byteSlot = afterBytes + near
    const between = (table: Uint16Array, at: number): number =>
      (table[at]! * (4096 - part) + table[at + 1]! * part) >>> 16
    const chance = (2 * this.finalChance + between(this.byFields, inField) + between(this.byBytes, afterBytes) + 2) >> 2
    this.chance = Math.max(1, Math.min(4094, chance))
  }
}

/** A weighted sum in 65536ths, brought into what `squash` takes. */
const clip = (sum: number): number => Math.max(-2047, Math.min(2047, Math.trunc(sum / 65536)))

/** Chances in 65536ths for each of `contexts` at 33 steps of `squash`. */
function refinement(contexts: number): Uint16Array {
  const table = new Uint16Array(contexts * 33)
  for (let i = 0; i < table.length; i++) table[i] = squash(((i % 33) - 16) * 128) * 16
  return table
}
