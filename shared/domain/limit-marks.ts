/**
 * Normalisation sorts the marks of a letter in quadratic time. No script uses more than 30 (Unicode Standard Annex 15,
 * section 13: Stream-Safe Text Format).
 */
const PILED_MARKS = /(\p{M}{30})\p{M}+/gu;

/** Latin letters and punctuation, where no combining mark is: most texts, recognised in a fraction of the time. */
const UNMARKED = /^[\0-\u02ff\u2000-\u20cf]*$/;

/** The text with at most 30 combining marks in a row, so that any normal form of it is quick. */
export function limitMarks(text: string): string {
  return UNMARKED.test(text) ? text : text.replace(PILED_MARKS, '$1');
}
