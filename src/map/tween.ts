import { doubled } from '../lib/growing.ts'

/** What of a mark moves smoothly. `most` is finite: the caller keeps openness apart. */
export interface MarkValues {
  /** Mercator unit coordinates. */
  x: number
  y: number
  least: number
  most: number
  /** 0-1 */
  presence: number
}

/**
 * Numbers of a tween, side by side with those of all others, since all of them move in every frame of a scrub: to where,
 * from where and what is shown, as x, y, least, most and presence; where the mark stands, on whatever way it is; when it
 * began to move.
 */
const [TO, FROM, SHOWN, PLACE, START, STRIDE] = [0, 5, 10, 15, 17, 18]
const [X, Y, LEAST, MOST, PRESENCE] = [0, 1, 2, 3, 4]

/** What is shown of a mark, among the numbers of all. */
class Shown implements Readonly<MarkValues> {
  /** @param at where the numbers of the tween begin */
  constructor(
    private tweens: { readonly numbers: Float64Array },
    public at: number,
  ) {}

  get x(): number {
    return this.tweens.numbers[this.at + SHOWN + X]!
  }

  get y(): number {
    return this.tweens.numbers[this.at + SHOWN + Y]!
  }

  get least(): number {
    return this.tweens.numbers[this.at + SHOWN + LEAST]!
  }

  get most(): number {
    return this.tweens.numbers[this.at + SHOWN + MOST]!
  }

  get presence(): number {
    return this.tweens.numbers[this.at + SHOWN + PRESENCE]!
  }

  /** Keeps what is shown for itself: others may get its place. */
  leave(): void {
    this.tweens = { numbers: this.tweens.numbers.slice(this.at, this.at + STRIDE) }
    this.at = 0
  }
}

interface Tween<T> {
  readonly code: number
  readonly kept: T
  readonly shown: Shown
  /** `shown` is where the mark is to be. */
  isThere: boolean
  /** The set of aims that it was last in. */
  round: number
}

/**
 * Marks on their way from what was drawn to what is to be drawn. A new aim starts from what is on the screen at that
 * moment, so a change in the middle of another never jumps; without a duration everything is at its aim at once.
 *
 * A set of aims is told mark by mark, each by a whole number of its own, its code: `begin`, then `keep` or `enter` for each
 * mark that is to be seen, then `end`. What they return is what the caller keeps of the mark, with what is shown of it: the
 * same object for as long as it is there, brought up to date by `at`.
 */
export class Tweens<T> {
  /** Tweens, and their numbers in the same order. */
  private readonly tweens: Tween<T>[] = []
  /** Another array when there are more. For what is shown of each. */
  numbers = new Float64Array(64 * STRIDE)
  /** Where in `tweens` the mark of a code is. */
  private readonly placeOf = new Map<number, number>()
  private readonly going: Shown[] = []
  private round = 0
  private nowMs = 0

  constructor(public durationMs: number) {}

  /** Begins a set of aims. */
  begin(nowMs: number): void {
    this.round++
    this.nowMs = nowMs
  }

  /** Aims a mark at other figures, at its own place; null where it is not there. */
  keep(code: number, least: number, most: number): T | null {
    const k = this.placeOf.get(code)
    if (k === undefined) return null
    const tween = this.tweens[k]!
    const { numbers } = this
    tween.round = this.round
    const to = k * STRIDE + TO
    if (numbers[to + LEAST] === least && numbers[to + MOST] === most && numbers[to + PRESENCE] === 1) return tween.kept
    this.restart(k)
    numbers[to + X] = numbers[k * STRIDE + PLACE]!
    numbers[to + Y] = numbers[k * STRIDE + PLACE + 1]!
    numbers[to + LEAST] = least
    numbers[to + MOST] = most
    numbers[to + PRESENCE] = 1
    return tween.kept
  }

  /** Lets a mark come that is not there. `make` gives what is kept of it, from what is shown. */
  enter(
    code: number,
    from: Readonly<MarkValues>,
    to: Readonly<MarkValues>,
    make: (shown: Readonly<MarkValues>) => T,
  ): T {
    const k = this.tweens.length
    if ((k + 1) * STRIDE > this.numbers.length) this.numbers = doubled(this.numbers)
    const { numbers } = this
    const at = k * STRIDE
    writeValues(numbers, at + SHOWN, from)
    writeValues(numbers, at + TO, to)
    writeValues(numbers, at + FROM, from)
    numbers[at + PLACE] = to.x
    numbers[at + PLACE + 1] = to.y
    numbers[at + START] = this.nowMs
    const shown = new Shown(this, at)
    const kept = make(shown)
    this.tweens.push({ code, kept, shown, isThere: false, round: this.round })
    this.placeOf.set(code, k)
    return kept
  }

  /** Marks without an aim shrink away and are dropped; at once where `isSeenLeaving` says that nobody sees it. */
  end(isSeenLeaving: (kept: T) => boolean = () => true): void {
    const { tweens, numbers } = this
    for (let k = tweens.length - 1; k >= 0; k--) {
      const { round, kept } = tweens[k]!
      const to = k * STRIDE + TO
      if (round === this.round || numbers[to + PRESENCE] === 0) continue
      if (!isSeenLeaving(kept)) {
        this.drop(k)
        continue
      }
      this.restart(k)
      numbers.copyWithin(to, k * STRIDE + FROM, k * STRIDE + FROM + 2)
      numbers.fill(0, to + LEAST, to + PRESENCE + 1)
    }
  }

  /** Begins anew from where a tween is. */
  private restart(k: number): void {
    const { numbers, tweens, nowMs } = this
    const at = k * STRIDE
    const t = this.progress(k, nowMs)
    for (let value = X; value <= PRESENCE; value++) {
      numbers[at + FROM + value] = between(numbers[at + FROM + value]!, numbers[at + TO + value]!, t)
    }
    numbers[at + START] = nowMs
    tweens[k]!.isThere = false
  }

  /** How far a tween is on its way, from 0 to 1, on a cubic ease-out. */
  private progress(k: number, nowMs: number): number {
    const ms = nowMs - this.numbers[k * STRIDE + START]!
    if (ms >= this.durationMs) return 1
    const left = 1 - Math.max(0, ms / this.durationMs)
    return 1 - left * left * left
  }

  /** The last one takes the place of the one that goes. */
  private drop(k: number): void {
    const { tweens, numbers, placeOf } = this
    const last = tweens.length - 1
    placeOf.delete(tweens[k]!.code)
    tweens[k]!.shown.leave()
    if (k < last) {
      tweens[k] = tweens[last]!
      placeOf.set(tweens[k]!.code, k)
      tweens[k]!.shown.at = k * STRIDE
      numbers.copyWithin(k * STRIDE, last * STRIDE, (last + 1) * STRIDE)
    }
    tweens.pop()
  }

  /** Forgets all marks: keys of other data mean other places. */
  clear(): void {
    for (const { shown } of this.tweens) shown.leave()
    this.tweens.length = 0
    this.placeOf.clear()
  }

  /**
   * Brings what is shown up to date. Returns what is shown of the marks on their way out, until the next call, in no order: they
   * are of one colour, so that it cannot be seen which lies on top.
   */
  at(nowMs: number): readonly Readonly<MarkValues>[] {
    const { going, tweens, numbers } = this
    going.length = 0
    for (let k = 0; k < tweens.length; k++) {
      const tween = tweens[k]!
      if (tween.isThere) continue
      const t = this.progress(k, nowMs)
      const at = k * STRIDE
      for (let value = X; value <= PRESENCE; value++)
        numbers[at + SHOWN + value] = between(numbers[at + FROM + value]!, numbers[at + TO + value]!, t)
      tween.isThere = t === 1
      if (numbers[at + TO + PRESENCE] !== 0) continue
      // Another one stands in its place then.
      if (tween.isThere) this.drop(k--)
      else going.push(tween.shown)
    }
    return going
  }

  /** Whether anything is still on its way. */
  moving(nowMs: number): boolean {
    for (let k = 0; k < this.tweens.length; k++)
      if (nowMs - this.numbers[k * STRIDE + START]! < this.durationMs) return true
    return false
  }
}

/** Exactly where it is to be at the end. */
const between = (from: number, to: number, t: number): number => (t === 1 ? to : from + (to - from) * t)

function writeValues(numbers: Float64Array, at: number, { x, y, least, most, presence }: Readonly<MarkValues>): void {
  numbers[at + X] = x
  numbers[at + Y] = y
  numbers[at + LEAST] = least
  numbers[at + MOST] = most
  numbers[at + PRESENCE] = presence
}
