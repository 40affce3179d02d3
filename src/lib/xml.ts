const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in an XML document or in an attribute of it: characters that XML forbids are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''))
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)

/** Attributes as they stand in a tag, each with a space before it; those that are null or undefined are left out. */
export const attributes = (all: Readonly<Record<string, string | number | null | undefined>>): string =>
  Object.entries(all)
    .map(([name, value]) =>
      value === null || value === undefined
        ? ''
        : ` ${name}="${typeof value === 'number' ? short(value) : escapeXml(value)}"`,
    )
    .join('')

/** A number as short as a drawing needs it: hundredths. */
export const short = (value: number): string => String(Math.round(value * 100) / 100)
