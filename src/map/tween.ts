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
interface Tween {
  readonly from: MarkValues
  readonly to: MarkValues
  /** What `at` gave last. */
  readonly shown: MarkValues
  startMs: number
  /** `shown` is `to`. */
  isThere: boolean
}

/** Cubic ease-out. */
const ease = (t: number): number => 1 - (1 - t) ** 3

const mix = (a: number, b: number, t: number): number => a + (b - a) * t

function copy(from: MarkValues, into: MarkValues): void {
  into.x = from.x
  into.y = from.y
  into.least = from.least
  into.most = from.most
  into.presence = from.presence
}

/** Writes where a tween is into one of its own values, or another's. */
function between({ from, to, startMs }: Tween, nowMs: number, durationMs: number, into: MarkValues): void {
  if (nowMs - startMs >= durationMs) return copy(to, into)
  const t = ease(Math.max(0, (nowMs - startMs) / durationMs))
  into.x = mix(from.x, to.x, t)
  into.y = mix(from.y, to.y, t)
  into.least = mix(from.least, to.least, t)
  into.most = mix(from.most, to.most, t)
  into.presence = mix(from.presence, to.presence, t)
}

/**
 * Marks on their way from what was drawn to what is to be drawn. A new aim starts from what is on the screen at that
 * moment, so a change in the middle of another never jumps; without a duration everything is at its aim at once.
 */
export class Tweens {
  private readonly tweens = new Map<string, Tween>()
  private readonly shown = new Map<string, MarkValues>()

  constructor(public durationMs: number) {}

  /**
   * `entry`: where a mark that was not there before comes from. Marks without an aim shrink away and are dropped; at once
   * where `isSeenLeaving` says that nobody sees it.
   */
  aim(
    aims: ReadonlyMap<string, MarkValues>,
    nowMs: number,
    entry: (key: string, aim: MarkValues) => MarkValues,
    isSeenLeaving: (key: string) => boolean = () => true,
  ): void {
    for (const [key, to] of aims) {
      const tween = this.tweens.get(key)
      if (!tween) {
        const from = entry(key, to)
        const shown = { ...from }
        this.tweens.set(key, { from: { ...from }, to: { ...to }, shown, startMs: nowMs, isThere: false })
        this.shown.set(key, shown)
      } else if (!same(tween.to, to)) {
        this.leave(tween, nowMs)
        copy(to, tween.to)
      }
    }
    if (this.tweens.size === aims.size) return
    for (const [key, tween] of this.tweens) {
      if (aims.has(key) || tween.to.presence === 0) continue
      if (!isSeenLeaving(key)) {
        this.tweens.delete(key)
        this.shown.delete(key)
        continue
      }
      this.leave(tween, nowMs)
      copy(tween.from, tween.to)
      tween.to.least = tween.to.most = tween.to.presence = 0
    }
  }

  /** Begins anew from where a tween is. */
  private leave(tween: Tween, nowMs: number): void {
    between(tween, nowMs, this.durationMs, tween.from)
    tween.startMs = nowMs
    tween.isThere = false
  }

  /** What a mark is to become; undefined where it is not known, or is on its way out. */
  aimOf(key: string): Readonly<MarkValues> | undefined {
    const to = this.tweens.get(key)?.to
    return to && to.presence > 0 ? to : undefined
  }

  /** Forgets all marks: keys of other data mean other places. */
  clear(): void {
    this.tweens.clear()
    this.shown.clear()
  }

  /** What to draw now. Values and all are the same objects at the next call; marks that have gone are dropped. */
  at(nowMs: number): ReadonlyMap<string, Readonly<MarkValues>> {
    for (const [key, tween] of this.tweens) {
      if (tween.isThere) continue
      between(tween, nowMs, this.durationMs, tween.shown)
      if (nowMs - tween.startMs < this.durationMs) continue
      tween.isThere = true
      if (tween.to.presence > 0) continue
      this.tweens.delete(key)
      this.shown.delete(key)
    }
    return this.shown
  }

  /** Whether anything is still on its way. */
  moving(nowMs: number): boolean {
    for (const tween of this.tweens.values()) if (nowMs - tween.startMs < this.durationMs) return true
    return false
  }
}

const same = (a: MarkValues, b: MarkValues): boolean =>
  a.x === b.x && a.y === b.y && a.least === b.least && a.most === b.most && a.presence === b.presence
