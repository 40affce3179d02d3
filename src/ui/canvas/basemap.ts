import { registerBasemap } from '../../map/tiles.ts'

/** The background map on its way: its tiles' url, and whom to tell when tiles stop coming later. */
export interface Basemap {
  tiles: Promise<string>
  listeners: Set<(message: string) => void>
}

/** Asks for the basemap; to be called before anything else, so that it is there when the map is. */
export function startBasemap(url: string): Basemap {
  const listeners: Basemap['listeners'] = new Set()
  const tiles = registerBasemap(url, { onProblem: (message) => listeners.forEach((listener) => listener(message)) })
  // Whoever draws the map handles the failure; until then it is nobody's.
  tiles.catch(() => undefined)
  return { tiles, listeners }
}
