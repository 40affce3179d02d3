/**
 * The incidents of a window on a bare map, drawn in the way that the address names: `?way=dateline&n=100000`. Made-up
 * incidents, the same ones for every way.
 */
import 'maplibre-gl/dist/maplibre-gl.css'
import { generate } from '../../tests/helpers/generate.ts'
import type { Way } from './way.ts'
import { drawWithDateline } from './dateline.ts'
import { drawNothing, drawWithSetData, drawWithSetFilter } from './maplibre.ts'

const WAYS = {
  nothing: drawNothing,
  dateline: drawWithDateline,
  setData: drawWithSetData,
  setFilter: drawWithSetFilter,
} as const

const asked = new URLSearchParams(location.search)
const container = document.getElementById('map')!
container.style.cssText = 'position:absolute;inset:0'
const way: Way = await WAYS[asked.get('way') as keyof typeof WAYS](container, generate(Number(asked.get('n'))))
window.way = way
