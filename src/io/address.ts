import { found, type Report } from './wording.ts'

/** Whether an address is one that a reader may be led to: http or https, and complete. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)

/**
 * What holds an address, with one that is not http or https moved out of the way of links: `url` is empty then and the
 * text is kept in `url_as_found`. `path` is that of the holder. An empty address is sound.
 */
export function mendAddress<T extends { url: string }>(holder: T, path: string, report: Report): T {
  if (holder.url === '' || isWebAddress(holder.url)) return holder
  report({
    code: 'source.url',
    path: `${path}.url`,
    message:
      `${path}.url is not an http or https address; found ${found(holder.url)}. ` +
      'It is kept as text in url_as_found and is not a link.',
    advice: 'Write the whole address, with https:// in front, or leave it empty.',
  })
  return { ...holder, url: '', url_as_found: holder.url }
}
