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

interface Tween {
  from: MarkValues
  to: MarkValues
  startMs: number
}

/** Cubic ease-out. */
const ease = (t: number): number => 1 - (1 - t) ** 3

const mix = (a: number, b: number, t: number): number => a + (b - a) * t

function between({ from, to, startMs }: Tween, nowMs: number, durationMs: number): MarkValues {
  if (nowMs - startMs >= durationMs) return to
  const t = ease(Math.max(0, (nowMs - startMs) / durationMs))
  return {
    x: mix(from.x, to.x, t),
    y: mix(from.y, to.y, t),
    least: mix(from.least, to.least, t),
    most: mix(from.most, to.most, t),
    presence: mix(from.presence, to.presence, t),
  }
}

/**
 * Marks on their way from what was drawn to what is to be drawn. A new aim starts from what is on the screen at that
 * moment, so a change in the middle of another never jumps; without a duration everything is at its aim at once.
 */
export class Tweens {
  private readonly tweens = new Map<string, Tween>()
  /** What `at` gave last: most marks are where they were. */
  private readonly shown = new Map<string, MarkValues>()

  constructor(public durationMs: number) {}

  /** `entry`: where a mark that was not there before comes from. Marks without an aim shrink away and are dropped. */
  aim(aims: ReadonlyMap<string, MarkValues>, nowMs: number, entry: (key: string, aim: MarkValues) => MarkValues): void {
    for (const [key, to] of aims) {
      const tween = this.tweens.get(key)
      if (tween && same(tween.to, to)) continue
      const from = tween ? between(tween, nowMs, this.durationMs) : entry(key, to)
      this.tweens.set(key, { from, to, startMs: nowMs })
    }
    for (const [key, tween] of this.tweens) {
      if (aims.has(key) || tween.to.presence === 0) continue
      const from = between(tween, nowMs, this.durationMs)
      this.tweens.set(key, { from, to: { ...from, least: 0, most: 0, presence: 0 }, startMs: nowMs })
    }
  }

  /** What a mark is to become; undefined where it is not known, or is on its way out. */
  aimOf(key: string): MarkValues | undefined {
    const to = this.tweens.get(key)?.to
    return to && to.presence > 0 ? to : undefined
  }

  /** Forgets all marks: keys of other data mean other places. */
  clear(): void {
    this.tweens.clear()
    this.shown.clear()
  }

  /** What to draw now, until the next call; marks that have gone are dropped. */
  at(nowMs: number): ReadonlyMap<string, MarkValues> {
    for (const [key, tween] of this.tweens) {
      if (tween.to.presence === 0 && nowMs - tween.startMs >= this.durationMs) {
        this.tweens.delete(key)
        this.shown.delete(key)
      } else {
        const values = between(tween, nowMs, this.durationMs)
        if (this.shown.get(key) !== values) this.shown.set(key, values)
      }
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
