import { attributes, escapeXml } from '../../lib/xml.ts'
import { windowInWords } from '../../domain/describe.ts'
import type { Store } from '../../state/store.ts'
import { headlineOf } from '../../state/selectors.ts'
import { english } from '../words/english.ts'
import { composeGround, composeMoment } from './compose.ts'
import { fontFaces } from './fontFaces.ts'
import { composedOf, loadFonts, mapOrReason } from './makePicture.ts'
import type { Shape } from './plan.ts'
import { planOf } from './plan.ts'
import { SvgSurface } from './svgSurface.ts'

/** The view as SVG, composed as a picture is: shapes and text, no pixels. Rejects with the reason where that cannot be. */
export async function makeDrawing(
  store: Store,
  { shape, theme }: { shape: Shape; theme: 'light' | 'dark' },
): Promise<Blob> {
  const plan = planOf(shape)
  const { width, height, map } = plan
  const [{ content, ...still }, faces] = await Promise.all([
    mapOrReason().drawing({ theme, width: map.width, height: map.height, pixelRatio: 1 }),
    fontFaces(),
    loadFonts(),
  ])
  const ruler = document.createElement('canvas').getContext('2d')
  if (!ruler) throw new Error('the browser cannot measure text')
  const surface = new SvgSurface(ruler)
  const composed = composedOf(store, still, theme)
  composeGround(surface, plan, composed)
  surface.put(`<svg${attributes({ id: 'dateline-map', overflow: 'hidden', ...map })}>${content}</svg>`)
  composeMoment(surface, plan, composed)
  const { view } = still.state
  const title = `Dateline: ${windowInWords(view.window, view.mode)}`
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
  })
  const words = `<title>${escapeXml(title)}</title><desc>${escapeXml(english.tally(headlineOf(still.state)))}</desc>`
  const style = faces && `<style>${faces}</style>`
  return new Blob([`<svg${root}>${words}${style}${surface.content}</svg>\n`], { type: 'image/svg+xml' })
}
