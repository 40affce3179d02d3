/** A way to draw, as the bench moves it. */
export interface Way {
  /** Draws the incidents that touch a window of days. */
  step: (from: number, until: number) => void
  /** What can be seen, in words, so that nobody wins by drawing nothing. */
  shown: () => string
}

declare global {
  interface Window {
    way?: Way
  }
}

/** The world, as all of them show it. */
export const CAMERA = { lng: 20, lat: 20, zoom: 2, bearing: 0, pitch: 0 } as const
