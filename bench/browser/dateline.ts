import { weighFigures } from '../../src/domain/weigh.ts'
import { MapView } from '../../src/map/MapView.ts'
import { PALETTES } from '../../src/map/palette.ts'
import { scaleFor } from '../../src/map/scale.ts'
import { registerBasemap } from '../../src/map/tiles.ts'
import type { Facts } from '../../src/time/facts.ts'
import { levelGroups, standings } from '../../src/time/levelGroups.ts'
import { levelPicture } from '../../src/time/levelPicture.ts'
import { buildColumnIndex } from '../../src/time/timeIndex.ts'
import { sumTable } from '../../src/time/windowTable.ts'
import type { Way } from './way.ts'
import { CAMERA } from './way.ts'

const nothing = (): undefined => undefined

/** Dateline's own index and map, without the page around it. */
export async function drawWithDateline(container: HTMLElement, facts: Facts): Promise<Way> {
  const tiles = await registerBasemap('/geo/world.pmtiles', { onProblem: nothing })
  const index = buildColumnIndex(facts)
  const mask = new Uint8Array(facts.columns.size).fill(1)
  const selection = { mask, weights: weighFigures(index.figures, index.contained, mask) }
  const { groups, grouping } = levelGroups(index, selection, standings(index)(CAMERA.zoom), null)
  const table = sumTable(index, selection.weights, grouping)
  let marks = 0
  const map = await new Promise<MapView>((resolve) => {
    const view: MapView = new MapView({
      container,
      camera: CAMERA,
      projection: 'flat',
      theme: 'light',
      reducedMotion: false,
      tiles,
      onMoved: nothing,
      onShown: nothing,
      onZoom: nothing,
      onHover: nothing,
      onPick: nothing,
      onReady: () => resolve(view),
      onRecovered: nothing,
      onProblem: (message) => {
        throw new Error(message)
      },
    })
  })
  const drawn = { ...index, incidents: [], large: { countries: [] } }
  const scale = scaleFor({ marks: 20_000, flows: 2_000 }, 44)
  const step = (from: number, until: number): void => {
    const picture = levelPicture(groups, table, { from, until })
    marks = picture.clusters.length + picture.ties.length + picture.flows.length
    map.setScene({
      index: drawn,
      picture,
      scale,
      palette: PALETTES.light,
      splitColors: null,
      selected: null,
      hovered: null,
      fan: null,
      playback: null,
    })
  }
  return { step, shown: () => `${marks} marks, with numbers and arcs` }
}
