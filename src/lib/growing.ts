type Numbers = Int32Array | Float64Array | Uint8Array

/** The same numbers in an array with twice the room. */
export function doubled(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(2 * numbers.length)
  wider.set(numbers)
  return wider
}

/** Numbers in a typed array that grows: a list of them takes several times the memory and is copied one by one. */
export class Growing<T extends Numbers> {
  private items: T
  private readonly make: (length: number) => T
  size = 0

  constructor(make: (length: number) => T) {
    this.make = make
    this.items = make(1024)
  }

  /** Adds a number, and gives how many there are. */
  push(value: number): number {
    if (this.size === this.items.length) {
      const wider = this.make(2 * this.size)
      wider.set(this.items)
      this.items = wider
    }
    this.items[this.size] = value
    return ++this.size
  }

  /** Begins anew, in the room that it has. */
  clear(): void {
    this.size = 0
  }

  /** The array that the numbers lie in, which may be longer; another one once it is full. */
  array(): T {
    return this.items
  }

  /** The numbers so far, without a copy; another number may end that. */
  view(): T {
    return this.items.subarray(0, this.size) as T
  }

  taken(): T {
    return this.items.slice(0, this.size) as T
  }
}

export const growingInts = (): Growing<Int32Array> => new Growing((length) => new Int32Array(length))
export const growingFloats = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length))
export const growingBytes = (): Growing<Uint8Array> => new Growing((length) => new Uint8Array(length))
