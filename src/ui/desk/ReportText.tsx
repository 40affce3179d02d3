import { useContext, useEffect, useMemo, useRef } from 'react'
import type { Draft } from '../../state/desk.ts'
import { LitContext } from './lit.ts'

interface Piece {
  start: number
  end: number
  /** Fields that came from these words, the draft in work first. */
  fields: { draft: string; field: string }[]
}

/** Cuts the text where a field's words begin or end. Together the pieces are the text. */
export function piecesOf(length: number, drafts: readonly Draft[], active: string | null): Piece[] {
  const spans = drafts
    .flatMap(({ id, incident }) =>
      incident.evidence
        .filter(({ start, end }) => start >= 0 && end > start && end <= length)
        .map(({ field, start, end }) => ({ draft: id, field, start, end })),
    )
    .sort((a, b) => Number(b.draft === active) - Number(a.draft === active) || a.end - a.start - (b.end - b.start))
  const edges = [...new Set([0, length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? length
    const fields = spans.filter((span) => span.start <= start && span.end >= end)
    return { start, end, fields: fields.map(({ draft, field }) => ({ draft, field })) }
  })
}

/** The report's text. The words of every field are marked; the words of the field in hand are lit up. */
export function ReportText({
  text,
  drafts,
  active,
  onPick,
}: {
  text: string
  drafts: readonly Draft[]
  active: string | null
  onPick: (draft: string, field: string) => void
}) {
  const { lit, light } = useContext(LitContext)
  const pieces = useMemo(() => piecesOf(text.length, drafts, active), [text, drafts, active])
  const element = useRef<HTMLDivElement>(null)
  // For the pointer alone: the same words stand in the draft's fields, which the keyboard reaches.
  useEffect(() => {
    const region = element.current!
    const fieldAt = (event: Event) => {
      const at = (event.target as Element).closest<HTMLElement>('mark')?.dataset.piece
      return at === undefined ? null : (pieces[Number(at)]?.fields[0] ?? null)
    }
    const over = (event: Event): void => light(fieldAt(event))
    const leave = (): void => light(null)
    const press = (event: Event): void => {
      const first = fieldAt(event)
      if (first) onPick(first.draft, first.field)
    }
    region.addEventListener('pointerover', over)
    region.addEventListener('pointerout', leave)
    region.addEventListener('click', press)
    return () => {
      region.removeEventListener('pointerover', over)
      region.removeEventListener('pointerout', leave)
      region.removeEventListener('click', press)
    }
  }, [pieces, light, onPick])
  return (
    <div ref={element} className="desk-text" tabIndex={0} role="region" aria-label="The report’s text">
      {text === '' && <p className="quiet">A known report, to be corrected by hand. Its sources have the words.</p>}
      {pieces.map(({ start, end, fields }, i) => {
        const words = text.slice(start, end)
        const first = fields[0]
        if (!first) return words
        const isLit = fields.some(({ draft, field }) => draft === lit?.draft && field === lit.field)
        return (
          <mark
            key={start}
            data-piece={i}
            data-field={first.field}
            data-active={first.draft === active || undefined}
            data-lit={isLit || undefined}
          >
            {words}
          </mark>
        )
      })}
    </div>
  )
}
