import type { Weights } from '../domain/weigh.ts'
import type { ColumnIndex } from './timeIndex.ts'

/** What is added up: the incidents that pass the filters, with what each weighs. */
export interface Selection {
  mask: Uint8Array
  weights: Weights
}

/**
 * A whole whose parts are all itemised: nobody is left to draw at its own place. Only where it adds nothing at all: a
 * remainder below zero still narrows the sum with its parts.
 */
export const isSpent = ({ columns, contained }: ColumnIndex, weights: Weights, i: number): boolean =>
  weights.least[i] === 0 &&
  weights.most[i] === 0 &&
  !columns.planned[i] &&
  contained.start[i] !== contained.start[i + 1]
