/** flowmap.gl's layer with its clusters and its time filter, over deck.gl. No basemap: the page has no network. */
import { Deck } from '@deck.gl/core'
import { FlowmapLayer } from '@flowmap.gl/layers'

const DAY = 86_400_000
const { places, flows } = await fetch('/data.json').then((answer) => answer.json())
const start = performance.now()
const locations = places.lon.map((lon, id) => ({ id, lon, lat: places.lat[id] }))
const moves = flows.from.map((from, k) => ({
  from,
  to: flows.to[k],
  people: flows.people[k],
  time: new Date(flows.day[k] * DAY),
}))
const data = { locations, flows: moves }
let drawn = () => undefined
const layer = (from, until) =>
  new FlowmapLayer({
    id: 'flows',
    data,
    filter: { selectedTimeRange: [new Date(from * DAY), new Date(until * DAY)] },
    getLocationId: ({ id }) => id,
    getLocationLat: ({ lat }) => lat,
    getLocationLon: ({ lon }) => lon,
    getFlowOriginId: ({ from: id }) => id,
    getFlowDestId: ({ to }) => to,
    getFlowMagnitude: ({ people }) => people,
    getFlowTime: ({ time }) => time,
  })
const deck = new Deck({
  parent: document.getElementById('root'),
  controller: true,
  initialViewState: { longitude: 20, latitude: 20, zoom: 1.2 },
  layers: [layer(flows.first, flows.first + 90)],
  onAfterRender: () => drawn(),
})
window.contender = {
  start,
  step: (from, until) => deck.setProps({ layers: [layer(from, until)] }),
  isShown: () => {
    const own = deck.layerManager?.getLayers().find(({ id }) => id === 'flows')
    return !!own?.state?.layersData
  },
  marks: () => {
    const own = deck.layerManager.getLayers().find(({ id }) => id === 'flows')
    const { circleAttributes, lineAttributes } = own.state.layersData ?? {}
    return { circles: circleAttributes?.length ?? 0, arcs: lineAttributes?.length ?? 0 }
  },
}
