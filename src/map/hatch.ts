/** Edge of the pattern in CSS pixels; a line every 6 pixels across at 45°. */
const SIDE = 12

/** A seamless tile of 45° lines for `fill-pattern`. */
export function hatchImage(color: string, pixelRatio: number): ImageData {
  const side = Math.round(SIDE * pixelRatio)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) return new ImageData(side, side)
  context.scale(side / SIDE, side / SIDE)
  context.strokeStyle = color
  context.lineWidth = 1.4
  context.globalAlpha = 0.55
  for (let start = -SIDE; start <= SIDE; start += 6) {
    context.beginPath()
    context.moveTo(start - 1, SIDE + 1)
    context.lineTo(start + SIDE + 1, -1)
    context.stroke()
  }
  return context.getImageData(0, 0, side, side)
}
