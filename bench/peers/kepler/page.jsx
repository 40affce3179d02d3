/** kepler.gl with a layer of points and its time filter, as its documentation sets it up. No basemap: the page has no network. */
import { addDataToMap, setFilter } from '@kepler.gl/actions'
import { KeplerGl } from '@kepler.gl/components'
import reducer, { enhanceReduxMiddleware } from '@kepler.gl/reducers'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'react-redux'
import { applyMiddleware, combineReducers, createStore } from 'redux'

// Its packages are CommonJS: what is imported may be the module, not its default.
const keplerGlReducer = reducer.default ?? reducer
const reducers = combineReducers({
  keplerGl: keplerGlReducer.initialState({ uiState: { currentModal: null, activeSidePanel: null, readOnly: true } }),
})
const store = createStore(reducers, {}, applyMiddleware(...enhanceReduxMiddleware([])))

createRoot(document.getElementById('root')).render(
  createElement(
    Provider,
    { store },
    createElement(KeplerGl, { id: 'map', width: innerWidth, height: innerHeight, mapboxApiAccessToken: '' }),
  ),
)

const DAY = 86_400_000
const { lon, lat, day, people } = await fetch('/data.json').then((answer) => answer.json())
const rows = lon.map((_, i) => [lat[i], lon[i], day[i] * DAY, people[i]])
const field = (name, type, analyzerType, format = '') => ({
  name,
  id: name,
  displayName: name,
  type,
  format,
  analyzerType,
  fieldIdx: 0,
  valueAccessor: undefined,
})
const start = performance.now()
store.dispatch(
  addDataToMap({
    datasets: {
      info: { id: 'incidents', label: 'incidents' },
      data: {
        fields: [
          field('lat', 'real', 'FLOAT'),
          field('lon', 'real', 'FLOAT'),
          field('time', 'timestamp', 'DATETIME', 'x'),
          field('people', 'integer', 'INT'),
        ],
        rows,
      },
    },
    options: { centerMap: false, readOnly: true },
    config: {
      version: 'v1',
      config: {
        mapState: { latitude: 20, longitude: 20, zoom: 1.2 },
        mapStyle: { styleType: 'no_map' },
        visState: {
          filters: [
            {
              id: 'time',
              dataId: ['incidents'],
              name: ['time'],
              type: 'timeRange',
              value: [day.reduce((a, b) => Math.min(a, b)) * DAY, (day.reduce((a, b) => Math.min(a, b)) + 90) * DAY],
            },
          ],
          layers: [
            {
              id: 'points',
              type: 'point',
              config: {
                dataId: 'incidents',
                label: 'points',
                columns: { lat: 'lat', lng: 'lon' },
                isVisible: true,
                visConfig: { radius: 4 },
              },
            },
          ],
        },
      },
    },
  }),
)
const shown = () => store.getState().keplerGl.map?.visState
window.contender = {
  start,
  step: (from, until) => store.dispatch({ ...setFilter(0, 'value', [from * DAY, until * DAY]), meta: { _id_: 'map' } }),
  isShown: () => (shown()?.layerData?.[0]?.data?.length ?? 0) > 0 && document.querySelector('canvas') !== null,
  marks: () => ({ circles: shown()?.layerData?.[0]?.data?.length ?? 0, arcs: 0 }),
}
