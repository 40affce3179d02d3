import type { Map as GlMap } from 'maplibre-gl'
import { Marker } from 'maplibre-gl'

/** A place that is proposed for a draft: a button on the map. */
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

/** Candidate places above everything that the map draws. Elements, not pixels: they take the focus and can be dragged. */
export class Pins {
  private markers = new Map<string, { marker: Marker; element: HTMLButtonElement }>()

  constructor(private readonly map: GlMap) {}

  /** Shows these pins and no others. */
  show(pins: readonly Pin[], listener: PinListener): void {
    this.clear()
    for (const pin of pins) {
      const element = document.createElement('button')
      element.type = 'button'
      element.className = 'pin'
      element.dataset.chosen = String(pin.isChosen)
      element.title = pin.label
      element.setAttribute('aria-label', pin.label)
      element.addEventListener('click', (event) => {
        event.stopPropagation()
        listener.onPick(pin.key)
      })
      element.addEventListener('pointerenter', () => listener.onHover(pin.key))
      element.addEventListener('pointerleave', () => listener.onHover(null))
      element.addEventListener('focus', () => listener.onHover(pin.key))
      element.addEventListener('blur', () => listener.onHover(null))
      const marker = new Marker({ element, draggable: pin.isChosen, anchor: 'bottom' })
        .setLngLat([pin.lng, pin.lat])
        .addTo(this.map)
      // MapLibre names its markers; ours have a name of their own.
      element.setAttribute('aria-label', pin.label)
      marker.on('dragend', () => {
        const { lng, lat } = marker.getLngLat().wrap()
        listener.onDrop(pin.key, lng, lat)
      })
      this.markers.set(pin.key, { marker, element })
    }
  }

  /** Lights up one pin, or none. */
  light(key: string | null): void {
    for (const [other, { element }] of this.markers) element.dataset.lit = String(other === key)
  }

  clear(): void {
    for (const { marker } of this.markers.values()) marker.remove()
    this.markers.clear()
  }
}
