/** A place that is proposed for a draft: a button on the map. Degrees. */
export interface Pin {
  key: string
  /** What a screen reader says and a pointer sees. */
  label: string
  lng: number
  lat: number
  /** Whether the draft takes this place; the others are what its name could mean as well. */
  isChosen: boolean
}

export interface PinListener {
  onPick: (key: string) => void
  onHover: (key: string | null) => void
  /** A chosen pin was dragged to another position, degrees. */
  onDrop: (key: string, lng: number, lat: number) => void
}
