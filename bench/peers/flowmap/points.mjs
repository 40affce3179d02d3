/** deck.gl's points with its filter on the graphics card. No basemap: the page has no network. */
import { Deck } from '@deck.gl/core'
import { DataFilterExtension } from '@deck.gl/extensions'
import { ScatterplotLayer } from '@deck.gl/layers'

/** `?zoom=2` takes another part of the world; `?empty` draws nothing, for what a frame costs by itself. */
const asked = new URLSearchParams(location.search)
const { lon, lat, day, people } = await fetch('/data.json').then((answer) => answer.json())
const start = performance.now()
const first = day.reduce((a, b) => Math.min(a, b))
const positions = new Float32Array(2 * lon.length)
lon.forEach((value, i) => {
  positions[2 * i] = value
  positions[2 * i + 1] = lat[i]
})
const data = {
  length: lon.length,
  attributes: {
    getPosition: { value: positions, size: 2 },
    getRadius: { value: Float32Array.from(people, (value) => 2 + Math.sqrt(value)), size: 1 },
    getFilterValue: { value: Float32Array.from(day, (value) => value - first), size: 1 },
  },
}
const extensions = [new DataFilterExtension({ filterSize: 1 })]
let frames = 0
const layer = (from, until) =>
  new ScatterplotLayer({
    id: 'points',
    data,
    radiusUnits: 'pixels',
    getFillColor: [120, 20, 20, 160],
    extensions,
    filterRange: [from - first, until - first],
  })
const deck = new Deck({
  parent: document.getElementById('root'),
  controller: true,
  initialViewState: { longitude: 20, latitude: 20, zoom: Number(asked.get('zoom') ?? 1.2) },
  layers: asked.has('empty') ? [] : [layer(first, first + 90)],
  onAfterRender: () => frames++,
})
window.contender = {
  start,
  step: (from, until) => (asked.has('empty') ? deck.redraw('asked') : deck.setProps({ layers: [layer(from, until)] })),
  isShown: () => frames > 1,
  marks: () => ({ circles: lon.length, arcs: 0 }),
}
