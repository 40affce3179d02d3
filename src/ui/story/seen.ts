const KEY = 'dateline-story'

/** Whether a story has been read or refused in this browser; true where it keeps nothing, so that nobody is asked twice. */
export function hasSeen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return true
  }
}

export function markSeen(): void {
  try {
    localStorage.setItem(KEY, 'seen')
  } catch {
    // A browser that keeps nothing is not asked at all.
  }
}
