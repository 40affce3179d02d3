/** A stretch of text in UTF-16 code units, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** A name found in (or given with) a text, before it is resolved. */
export interface Mention extends Span {
  /** As printed. */
  text: string
  kind: 'place' | 'demonym'
}
