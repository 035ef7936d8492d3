/**
 * The one place where text is cut. Limits count UTF-16 code units, as `length` does. What remains is never longer, and
 * never ends within a letter.
 */

let segmenter: Intl.Segmenter | undefined;

/** More than any letter has. */
const AROUND_UNITS = 1_000;
/** Letters that nothing combines with: between two of these is always an edge. */
const SIMPLE = /^[ -~\u00a1-\u02ff\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{2}$/;
const JOINER = '\u200d';
const HIGH_SURROGATE = /[\ud800-\udbff]$/;
const LOW_SURROGATE = /^[\udc00-\udfff]/;
/** What belongs to the letter before it: marks, joiners, selectors, the second half of a pair. */
const CONTINUES = /^(?:[\p{M}\p{Emoji_Modifier}\u200c\u200d]|[\udc00-\udfff])/u;

/** The beginning of a text, cut between two letters as readers see them (grapheme clusters, Unicode UAX 29). */
export function cutText(text: string, mostUnits: number): string {
  if (text.length <= mostUnits) return text;
  const cut = text.slice(0, letterStart(text, mostUnits));
  // A single letter may be longer than the limit, under a pile of marks.
  return cut === '' ? withoutLastJoiners(cutKey(text, mostUnits)) : cut;
}

/** The beginning of a text that ends with a word and an ellipsis when something is left out. */
export function cutAtWord(text: string, mostUnits: number): string {
  if (text.length <= mostUnits) return text;
  const cut = cutText(text, mostUnits - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).trimEnd()}…`;
}

/** The beginning of a text that ends with an ellipsis when something is left out. */
export function cutWithEllipsis(text: string, mostUnits: number): string {
  return text.length <= mostUnits ? text : `${cutText(text, mostUnits - 1)}…`;
}

/**
 * The beginning of a slug or an index word, cut between two code points. Keys are stored and compared, so that their
 * cut must not change with the version of Unicode, as the edges of graphemes do.
 */
export function cutKey(key: string, mostUnits: number): string {
  return key.length <= mostUnits ? key : key.slice(0, mostUnits).replace(HIGH_SURROGATE, '');
}

/** A joiner with nothing behind it joins nothing. */
function withoutLastJoiners(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === JOINER) end -= 1;
  return text.slice(0, end);
}

/** Where the letter begins that this index lies in; the index itself when it lies between two letters. */
export function letterStart(text: string, index: number): number {
  if (index <= 0 || index >= text.length) return Math.min(Math.max(index, 0), text.length);
  if (SIMPLE.test(text.slice(index - 1, index + 1))) return index;
  // Firefox has it from version 125 on.
  if (typeof Intl.Segmenter !== 'function') return simpleLetterStart(text, index);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  // It copies what it is given: of a long text, what lies around the index is enough. A letter begins with a space.
  const far = Math.max(0, index - AROUND_UNITS);
  const space = text.slice(far, index).lastIndexOf(' ');
  const from = space < 0 ? far : far + space;
  const around = text.slice(from, index + AROUND_UNITS);
  const start = segmenter.segment(around).containing(index - from)?.index ?? 0;
  // A letter that fills all of it, under a pile of marks, is cut among them.
  return start === 0 && space < 0 && from > 0 ? index - (isPair(text, index) ? 1 : 0) : from + start;
}

/** Without a segmenter: never within a surrogate pair, before a mark or behind a joiner. */
function simpleLetterStart(text: string, index: number): number {
  let start = index;
  while (start > 0 && isInside(text, start)) start -= 1;
  return start;
}

function isInside(text: string, index: number): boolean {
  return isPair(text, index) || CONTINUES.test(text.slice(index, index + 2)) || text.charAt(index - 1) === JOINER;
}

function isPair(text: string, index: number): boolean {
  return HIGH_SURROGATE.test(text.charAt(index - 1)) && LOW_SURROGATE.test(text.charAt(index));
}
