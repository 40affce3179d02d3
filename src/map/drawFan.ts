import { formatSum } from '../domain/describe.ts'
import { rgba } from './color.ts'
import type { Fan } from './fan.ts'
import type { Pen } from './pen.ts'
import { fadeTo, radiusOf } from './pen.ts'
import { toMercator } from './placing.ts'

/** The incidents of one point, opened around it. */
export function drawFan(pen: Pen, fan: Fan): void {
  const { index, scale, selected, palette } = pen.scene
  const { x, y } = toMercator(fan.centre)
  const at = pen.project(x, y)
  if (!at) return
  for (const blade of fan.blades) {
    const place = { x, y, dx: blade.dx, dy: blade.dy }
    const radius = radiusOf(scale, blade.people)
    const isDeportation = index.incidents.at(blade.incident)!.type === 'deportation'
    if (selected === `incident/${blade.incident}`) pen.ring(place, radius + 4, 2, pen.ink, 1)
    pen.blot(place, radius + 1.5, pen.page, 1)
    pen.blot(place, radius, rgba(isDeportation ? palette.deportation : palette.arrest), 0.9)
    const text = formatSum(blade.sum)
    const inside = pen.measure(11, text) <= radius * 1.8
    pen.shapes.texts.push({
      x,
      y,
      text,
      size: 11,
      dx: blade.dx + (inside ? 0 : radius + 3),
      dy: blade.dy,
      align: inside ? 'center' : 'left',
      ink: inside ? pen.page : pen.ink,
      halo: fadeTo(pen.page, inside ? 0 : 0.95),
    })
    pen.shapes.targets.push({
      key: `incident/${blade.incident}`,
      mark: fan.mark,
      x: at[0] + blade.dx,
      y: at[1] + blade.dy,
      radius: Math.max(radius, 10),
      place: null,
      incident: blade.incident,
    })
  }
}
