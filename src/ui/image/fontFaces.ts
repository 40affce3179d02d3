/** Faces that a drawing is set in. */
const FAMILIES = new Set(['Source Serif 4', 'Source Sans 3'])

/** The page's own Latin faces, in the file itself: a picture in a page may load nothing. What cannot be read is left out. */
export async function fontFaces(): Promise<string> {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
  const faces = await Promise.all(rules.map(embedded))
  return faces.join('')
}

async function embedded({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const family = style.getPropertyValue('font-family').replaceAll(/["']/g, '')
  const isLatin = /U\+0{1,4}-0{0,2}FF\b/i.test(style.getPropertyValue('unicode-range'))
  const [, address] = /url\("?([^")]+\.woff2)"?\)/.exec(style.getPropertyValue('src')) ?? []
  if (!FAMILIES.has(family) || !isLatin || !address) return ''
  try {
    const file = await fetch(new URL(address, parentStyleSheet?.href ?? document.baseURI))
    const data = btoa(
      Array.from(new Uint8Array(await file.arrayBuffer()), (value) => String.fromCharCode(value)).join(''),
    )
    const weight = style.getPropertyValue('font-weight')
    return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`
  } catch {
    // The letters are then those of whoever opens the file.
    return ''
  }
}
