/**
 * Normal forms sort the marks of a letter, in a time that grows with the square of their number. No script piles up
 * more than 30 (Unicode Standard Annex 15, section 13: Stream-Safe Text Format).
 */
const PILED_MARKS = /(\p{M}{30})\p{M}+/gu;

/** The text with at most 30 combining marks in a row, so that any normal form of it is quick. */
export function limitMarks(text: string): string {
  return text.replace(PILED_MARKS, '$1');
}
