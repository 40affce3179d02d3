import type { Camera } from '../../domain/view.ts'
import type { EmbedOptions } from '../../share/embed.ts'
import { writeEmbed } from '../../share/embed.ts'

/** How a map gets into a page: as a frame, which every system takes, or as an element, which a script can drive. */
export const SNIPPET_KINDS = ['frame', 'element'] as const
export type SnippetKind = (typeof SNIPPET_KINDS)[number]

export interface Snippet {
  kind: SnippetKind
  /** The link of the view, as *Share* gives it. */
  link: string
  options: Pick<EmbedOptions, 'parts' | 'still' | 'lang'>
  /** CSS pixels. */
  height: number
  /** What the map shows, for whoever does not see it. */
  title: string
  /** Address of a picture that stands in until the map is there; empty for none. */
  poster: string
}

/** Where the frame of a view lies: `embed.html` beside the app. */
export function frameAddress(link: string, options: Pick<EmbedOptions, 'parts' | 'still' | 'lang'>): string {
  const [app = '', fragment = ''] = link.split('#')
  return `${new URL('embed.html', app).href}#${fragment}${writeEmbed({ ...options, host: null })}`
}

/** What is pasted into a page, as HTML. */
export function writeSnippet({ kind, link, options, height, title, poster }: Snippet): string {
  if (kind === 'element') {
    const { parts, still, lang } = options
    const script = new URL('dateline-map.js', link.split('#')[0]).href
    const attributes = [
      `src="${escape(link)}"`,
      `parts="${parts.join(' ') || 'none'}"`,
      still && 'still',
      lang !== 'en' && `lang="${lang}"`,
      `title="${escape(title)}"`,
      poster !== '' && `poster="${escape(poster)}"`,
      `style="height: ${height}px"`,
    ].filter((text) => text !== false)
    return `<dateline-map\n  ${attributes.join('\n  ')}\n></dateline-map>\n<script src="${escape(script)}" async></script>`
  }
  const style =
    poster === ''
      ? 'border: 0'
      : `border: 0; background: url(&quot;${escape(poster.replace(/["\\\n\r\f]/g, encodeURIComponent))}&quot;) center / cover`
  return [
    '<iframe',
    `  src="${escape(frameAddress(link, options))}"`,
    `  title="${escape(title)}"${options.lang === 'en' ? '' : ` lang="${options.lang}"`}`,
    `  width="100%" height="${height}" style="${style}"`,
    '  loading="lazy" referrerpolicy="no-referrer" allow="fullscreen"',
    '  sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"',
    '></iframe>',
  ].join('\n')
}

/** A text as it stands between double quotes in HTML. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Width of a column of text in which a map usually stands, CSS pixels. */
const COLUMN_WIDTH = 680
/** Of the height of a frame, what headline, timeline and the last line take. */
const AROUND = { headline: 70, timeline: 124, foot: 32 }

/** The camera that shows in the frame what the map of the page shows, and a little more where the shapes differ. */
export function cameraFor(
  camera: Camera,
  map: readonly [width: number, height: number],
  frameHeight: number,
  hasTimeline: boolean,
): Camera {
  const height = frameHeight - AROUND.headline - AROUND.foot - (hasTimeline ? AROUND.timeline : 0)
  const scale = Math.min(COLUMN_WIDTH / map[0], Math.max(80, height) / map[1])
  return { ...camera, zoom: Math.max(0, camera.zoom + Math.log2(Math.min(1, scale))) }
}
