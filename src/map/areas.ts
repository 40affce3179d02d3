import type { Map as GlMap } from 'maplibre-gl'
import { placesOf } from '../domain/incident.ts'
import { keyOfMark } from '../time/markKey.ts'
import { ADMIN1_SOURCE_LAYER, BASEMAP_SOURCE, COUNTRY_SOURCE_LAYER, HATCH_IMAGE } from './basemap.ts'
import { hatchImage } from './hatch.ts'
import type { Scene } from './scene.ts'

interface ProvinceState {
  hatch: number
  outline: number
}

/** The basemap's provinces and countries as a scene wants them. Nothing happens before the basemap is there. */
export class Areas {
  private outlined = new Map<string, ProvinceState>()

  constructor(private readonly map: GlMap) {}

  /** Sets all states anew: the basemap has forgotten them. */
  renew(scene: Scene | null): void {
    this.outlined.clear()
    if (!scene) return
    this.outline(scene)
    this.cover(scene)
  }

  /** Hatches the provinces of what is reported by province only, and outlines those of the hovered or selected mark. */
  outline({ picture, index, hovered, selected }: Scene): void {
    if (!this.map.getSource(BASEMAP_SOURCE)) return
    const wanted = new Map<string, ProvinceState>()
    // Of a large file the incidents are not at hand: its discs are hatched, provinces are not.
    for (const mark of index.large ? [] : [...picture.clusters, ...picture.ties]) {
      const key = keyOfMark(mark, picture.level)
      for (const i of mark.members)
        for (const place of index.incidents.at(i)!.places)
          if (place.precision === 'admin1' && place.admin1Code) {
            const outline = key === hovered || key === selected ? 1 : (wanted.get(place.admin1Code)?.outline ?? 0)
            wanted.set(place.admin1Code, { hatch: 1, outline })
          }
    }
    for (const [code, state] of this.outlined)
      if (!wanted.has(code) && (state.hatch || state.outline)) this.setProvince(code, { hatch: 0, outline: 0 })
    for (const [code, state] of wanted) {
      const known = this.outlined.get(code)
      if (known?.hatch !== state.hatch || known.outline !== state.outline) this.setProvince(code, state)
    }
    this.outlined = wanted
  }

  /** Sets the countries that the data speaks of apart from those of which nothing was collected. */
  cover({ index }: Scene): void {
    const { map } = this
    if (!map.getSource(BASEMAP_SOURCE)) return
    const covered = new Set<string | null>(index.large?.countries)
    if (!index.large)
      for (let i = 0; i < index.incidents.length; i++)
        for (const place of placesOf(index.incidents.at(i)!)) covered.add(place.country)
    map.removeFeatureState({ source: BASEMAP_SOURCE, sourceLayer: COUNTRY_SOURCE_LAYER })
    for (const id of covered)
      if (id) map.setFeatureState({ source: BASEMAP_SOURCE, sourceLayer: COUNTRY_SOURCE_LAYER, id }, { covered: true })
  }

  /** Draws the hatching in a colour. */
  setHatch(color: string): void {
    const { map } = this
    const image = hatchImage(color, map.getPixelRatio())
    if (map.hasImage(HATCH_IMAGE)) map.updateImage(HATCH_IMAGE, image)
    else map.addImage(HATCH_IMAGE, image, { pixelRatio: map.getPixelRatio() })
  }

  private setProvince(id: string, state: ProvinceState): void {
    this.map.setFeatureState({ source: BASEMAP_SOURCE, sourceLayer: ADMIN1_SOURCE_LAYER, id }, state)
  }
}
