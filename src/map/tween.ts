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

/** Changed in place: there are hundreds, and all of them move in every frame of a scrub. */
interface Tween<T> {
  readonly kept: T
  /** Where the mark stands, on whatever way it is. */
  readonly place: Pick<MarkValues, 'x' | 'y'>
  readonly from: MarkValues
  readonly to: MarkValues
  readonly shown: MarkValues
  startMs: number
  /** `shown` is `to`. */
  isThere: boolean
  /** The set of aims that it was last in. */
  round: number
}

function copy(from: MarkValues, into: MarkValues): void {
  into.x = from.x
  into.y = from.y
  into.least = from.least
  into.most = from.most
  into.presence = from.presence
}

/** Writes where a tween is into values, on a cubic ease-out. */
function between({ from, to, startMs }: Tween<unknown>, nowMs: number, durationMs: number, into: MarkValues): void {
  if (nowMs - startMs >= durationMs) return copy(to, into)
  const left = 1 - Math.max(0, (nowMs - startMs) / durationMs)
  const t = 1 - left * left * left
  into.x = from.x + (to.x - from.x) * t
  into.y = from.y + (to.y - from.y) * t
  into.least = from.least + (to.least - from.least) * t
  into.most = from.most + (to.most - from.most) * t
  into.presence = from.presence + (to.presence - from.presence) * t
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
  private readonly tweens = new Map<number, Tween<T>>()
  private readonly going: MarkValues[] = []
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
    const tween = this.tweens.get(code)
    if (!tween) return null
    const { to, place } = tween
    tween.round = this.round
    if (to.least === least && to.most === most && to.presence === 1) return tween.kept
    this.restart(tween)
    to.x = place.x
    to.y = place.y
    to.least = least
    to.most = most
    to.presence = 1
    return tween.kept
  }

  /** Lets a mark come that is not there. `make` gives what is kept of it, from what is shown. */
  enter(
    code: number,
    from: Readonly<MarkValues>,
    to: Readonly<MarkValues>,
    make: (shown: Readonly<MarkValues>) => T,
  ): T {
    const shown = { ...from }
    const kept = make(shown)
    this.tweens.set(code, {
      kept,
      place: { x: to.x, y: to.y },
      from: { ...from },
      to: { ...to },
      shown,
      startMs: this.nowMs,
      isThere: false,
      round: this.round,
    })
    return kept
  }

  /** Marks without an aim shrink away and are dropped; at once where `isSeenLeaving` says that nobody sees it. */
  end(isSeenLeaving: (kept: T) => boolean = () => true): void {
    for (const [code, tween] of this.tweens) {
      const { from, to } = tween
      if (tween.round === this.round || to.presence === 0) continue
      if (!isSeenLeaving(tween.kept)) {
        this.tweens.delete(code)
        continue
      }
      this.restart(tween)
      copy(from, to)
      to.least = to.most = to.presence = 0
    }
  }

  /** Begins anew from where a tween is. */
  private restart(tween: Tween<T>): void {
    between(tween, this.nowMs, this.durationMs, tween.from)
    tween.startMs = this.nowMs
    tween.isThere = false
  }

  /** Forgets all marks: keys of other data mean other places. */
  clear(): void {
    this.tweens.clear()
  }

  /** Brings what is shown up to date. Returns what is shown of the marks on their way out, until the next call. */
  at(nowMs: number): readonly Readonly<MarkValues>[] {
    const { going } = this
    going.length = 0
    for (const [code, tween] of this.tweens) {
      if (tween.isThere) continue
      between(tween, nowMs, this.durationMs, tween.shown)
      const isLeaving = tween.to.presence === 0
      tween.isThere = nowMs - tween.startMs >= this.durationMs
      if (!isLeaving) continue
      if (tween.isThere) this.tweens.delete(code)
      else going.push(tween.shown)
    }
    return going
  }

  /** Whether anything is still on its way. */
  moving(nowMs: number): boolean {
    for (const tween of this.tweens.values()) if (nowMs - tween.startMs < this.durationMs) return true
    return false
  }
}
