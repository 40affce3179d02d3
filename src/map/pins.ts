import type { Pin, PinListener } from '../domain/pin.ts'
import type { Ground } from './ground.ts'

/** Pixels that a pointer must travel before a press is a drag. */
const THRESHOLD = 4

/**
 * Shows pins above everything that the map draws, and returns how to light one of them up and how to take them away.
 * Elements, not pixels: they take the focus and can be dragged.
 */
export function showPins(
  ground: Ground,
  pins: readonly Pin[],
  listener: PinListener,
): { light: (key: string | null) => void; remove: () => void } {
  const elements = pins.map((pin) => {
    const element = document.createElement('button')
    element.type = 'button'
    element.className = 'pin'
    element.dataset.chosen = String(pin.isChosen)
    element.title = pin.label
    element.setAttribute('aria-label', pin.label)
    element.addEventListener('click', () => listener.onPick(pin.key))
    for (const kind of ['pointerenter', 'focus']) element.addEventListener(kind, () => listener.onHover(pin.key))
    for (const kind of ['pointerleave', 'blur']) element.addEventListener(kind, () => listener.onHover(null))
    if (pin.isChosen)
      listenToDrag(
        ground,
        element,
        (lng, lat) => listener.onDrop(pin.key, lng, lat),
        () => place(),
      )
    ground.element.append(element)
    return element
  })
  const place = (): void =>
    elements.forEach((element, i) => {
      const [x, y] = ground.project([pins[i]!.lng, pins[i]!.lat])
      element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -100%)`
    })
  place()
  const stop = ground.onMove(place)
  return {
    light: (key) => elements.forEach((element, i) => (element.dataset.lit = String(pins[i]!.key === key))),
    remove() {
      stop()
      for (const element of elements) element.remove()
    },
  }
}

/** The tip of the pin goes by as much as the pointer. */
function listenToDrag(
  ground: Ground,
  element: HTMLElement,
  onDrop: (lng: number, lat: number) => void,
  putBack: () => void,
): void {
  let from: { x: number; y: number; tipX: number; tipY: number } | null = null
  let at: readonly [number, number] | null = null
  element.addEventListener('pointerdown', (event) => {
    element.setPointerCapture(event.pointerId)
    const [box, outer] = [element.getBoundingClientRect(), ground.element.getBoundingClientRect()]
    const [tipX, tipY] = [box.left + box.width / 2 - outer.left, box.bottom - outer.top]
    from = { x: event.clientX, y: event.clientY, tipX, tipY }
    at = null
  })
  element.addEventListener('pointermove', (event) => {
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!at && Math.hypot(dx, dy) < THRESHOLD) return
    at = [from.tipX + dx, from.tipY + dy]
    element.style.transform = `translate(${at[0]}px, ${at[1]}px) translate(-50%, -100%)`
  })
  element.addEventListener('pointerup', () => {
    from = null
    if (at) onDrop(...ground.unproject(...at))
  })
  element.addEventListener('pointercancel', () => {
    from = at = null
    putBack()
  })
  // The map below would be dragged along.
  for (const kind of ['mousedown', 'touchstart']) element.addEventListener(kind, (event) => event.stopPropagation())
}
