/**
 * The encoding that the mark at the beginning of a text tells (Unicode's byte order mark), as `TextDecoder` calls it;
 * UTF-8 where there is none.
 */
export const encodingOf = ([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
