/**
 * All text is cut here. Limits count UTF-16 code units, as `length` does. The result never exceeds the limit and never
 * ends within a letter.
 */

let segmenter: Intl.Segmenter | undefined;

/** Longer than any real letter. */
const AROUND_UNITS = 1_000;
/** Letters that combine with nothing, so that there is always a boundary between two of them. */
const SIMPLE = /^[ -~\u00a1-\u02ff\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{2}$/;
const JOINER = '\u200d';
const HIGH_SURROGATE = /[\ud800-\udbff]$/;
const LOW_SURROGATE = /^[\udc00-\udfff]/;
/** Belongs to the letter before it: marks, joiners, selectors, the second half of a surrogate pair. */
const CONTINUES = /^(?:[\p{M}\p{Emoji_Modifier}\u200c\u200d]|[\udc00-\udfff])/u;

/** Cuts a text between two letters as readers see them (grapheme clusters, Unicode UAX 29). */
export function cutText(text: string, mostUnits: number): string {
  if (text.length <= mostUnits) return text;
  const cut = text.slice(0, letterStart(text, mostUnits));
  // A single letter with many marks may be longer than the limit.
  return cut === '' ? withoutLastJoiners(cutKey(text, mostUnits)) : cut;
}

/** Cuts a text after a word and adds an ellipsis when something is left out. */
export function cutAtWord(text: string, mostUnits: number): string {
  if (text.length <= mostUnits) return text;
  const cut = cutText(text, mostUnits - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).trimEnd()}…`;
}

/** Cuts a text and adds an ellipsis when something is left out. */
export function cutWithEllipsis(text: string, mostUnits: number): string {
  return text.length <= mostUnits ? text : `${cutText(text, mostUnits - 1)}…`;
}

/**
 * Cuts a slug or an index word between two code points. Keys are stored and compared, so that their cut must not change
 * with the Unicode version, as grapheme boundaries do.
 */
export function cutKey(key: string, mostUnits: number): string {
  return key.length <= mostUnits ? key : key.slice(0, mostUnits).replace(HIGH_SURROGATE, '');
}

/** A joiner at the end joins nothing. */
function withoutLastJoiners(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === JOINER) end -= 1;
  return text.slice(0, end);
}

/** The start of the letter that contains this index; the index itself when it is between two letters. */
export function letterStart(text: string, index: number): number {
  if (index <= 0 || index >= text.length) return Math.min(Math.max(index, 0), text.length);
  if (SIMPLE.test(text.slice(index - 1, index + 1))) return index;
  // Firefox supports it since version 125.
  if (typeof Intl.Segmenter !== 'function') return simpleLetterStart(text, index);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  // The segmenter copies its input, so pass only the text around the index, from a space if there is one.
  const far = Math.max(0, index - AROUND_UNITS);
  const space = text.slice(far, index).lastIndexOf(' ');
  const from = space < 0 ? far : far + space;
  const around = text.slice(from, index + AROUND_UNITS);
  const start = segmenter.segment(around).containing(index - from)?.index ?? 0;
  // A letter that fills the whole stretch with its marks is cut among them.
  return start === 0 && space < 0 && from > 0 ? index - (isPair(text, index) ? 1 : 0) : from + start;
}

/** Without a segmenter: never within a surrogate pair, before a mark or after a joiner. */
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
