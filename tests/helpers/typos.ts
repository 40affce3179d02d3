/** A mistake of the hand that types: a letter left out, put in, hit wrong, or changed over with the next. */
const MISTAKES: ReadonlyArray<(letters: string[], at: number, other: string) => string[]> = [
  (letters, at) => letters.toSpliced(at, 1),
  (letters, at, other) => letters.toSpliced(at, 0, other),
  (letters, at, other) => letters.toSpliced(at, 1, other),
  (letters, at) => letters.toSpliced(at, 2, letters[at + 1] ?? '', letters[at] ?? ''),
]

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A text with so many mistakes, anywhere in it; `random` gives numbers from 0 to 1. */
export function misspelt(text: string, mistakes: number, random: () => number): string {
  let letters = Array.from(text)
  for (let i = 0; i < mistakes; i++) {
    const at = Math.floor(random() * letters.length)
    const other = LETTERS[Math.floor(random() * LETTERS.length)] ?? 'x'
    const make = MISTAKES[Math.floor(random() * MISTAKES.length)]
    letters = make ? make(letters, at, other) : letters
  }
  return letters.join('')
}
