/** Where a language model of the reader's own is asked, and as whom. */
export interface ModelSettings {
  /** Base of an OpenAI-compatible server, such as `http://localhost:11434/v1`. */
  address: string
  /** The model's name on that server. */
  model: string
  /** Empty where the server wants none. */
  key: string
  /** Whether the reader asked to keep the three in this browser; otherwise they go with the page. */
  isKept: boolean
}

const PLACE = 'dateline-model'

/**
 * The one address beside its own that this build may connect to, as the page's Content-Security-Policy says; null for
 * none. See docs/language-model.md.
 */
export function allowedOrigin(): string | null {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? ''
  return /connect-src 'self' (https?:\/\/[^\s;]+)/u.exec(policy)?.[1] ?? null
}

let current: ModelSettings | null = null

export function modelSettings(): ModelSettings {
  current ??= kept() ?? { address: `${allowedOrigin() ?? ''}/v1`, model: '', key: '', isKept: false }
  return current
}

/** Holds the settings for as long as the page is open, and in the browser where they say so. */
export function setModelSettings(settings: ModelSettings): void {
  current = settings
  try {
    if (settings.isKept) localStorage.setItem(PLACE, JSON.stringify(settings))
    else localStorage.removeItem(PLACE)
  } catch {
    // A browser that keeps nothing still has them in memory.
  }
}

function kept(): ModelSettings | null {
  try {
    const value = JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Record<string, unknown> | null
    const text = (key: string): string => (typeof value?.[key] === 'string' ? value[key].slice(0, 2000) : '')
    return value ? { address: text('address'), model: text('model'), key: text('key'), isKept: true } : null
  } catch {
    return null
  }
}
