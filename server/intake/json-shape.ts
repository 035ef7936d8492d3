import { NewswireError } from '../../shared/domain/errors.ts';

/** No valid input is nested deeper than a few levels. */
const DEPTH_MAX = 16;
/** Far more than a story with every field and topic. */
export const STORY_VALUES_MAX = 500;
/** For all other input, such as the rules of a push subscription. */
const VALUES_MAX = 20_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_ARRAY = 0x5d;
const CLOSE_OBJECT = 0x7d;

/**
 * Throws `bad_json` for a text with more nesting or values than any valid input, which limits the parser's work. Makes
 * a single pass and does not check the syntax; that is left to the parser.
 */
export function checkShape(text: string, valuesMax = VALUES_MAX): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values = checkValues(values + 1, valuesMax);
    else if (opens(code)) {
      depth = checkDepth(depth + 1);
      values = checkValues(values + 1, valuesMax);
    } else if (closes(code)) depth -= 1;
  }
}

/**
 * Splits the text of a JSON array into the texts of its items, without parsing them; calls `onItem`, which may throw,
 * for each. Throws `bad_json` when the text is not an array. The items may still be invalid JSON.
 */
export function splitArray(text: string, onItem: (item: string) => void): void {
  const end = endOfText(text);
  let from = text.indexOf('[') + 1;
  let depth = 1;
  let items = 0;
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (opens(code)) depth = checkDepth(depth + 1);
    else if (code === COMMA && depth === 1) {
      onItem(text.slice(from, at));
      items += 1;
      from = at + 1;
    } else if (closes(code)) {
      depth -= 1;
      if (depth > 0) continue;
      if (code !== CLOSE_ARRAY || at !== end - 1) break;
      const last = text.slice(from, at);
      if (items > 0 || endOfText(last) > 0) onItem(last);
      return;
    }
  }
  throw new NewswireError('bad_json', 'The body is not valid JSON: its array does not end where the body does.');
}

const opens = (code: number): boolean => code === OPEN_ARRAY || code === OPEN_OBJECT;
/** White space in JSON (RFC 8259, 2): space, tab and line ends. */
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
const closes = (code: number): boolean => code === CLOSE_ARRAY || code === CLOSE_OBJECT;

/** Whether a text is an array, assuming that it is JSON. */
export function looksLikeArray(text: string): boolean {
  let at = 0;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === OPEN_ARRAY;
}

/** The index where the trailing white space begins. */
function endOfText(text: string): number {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** The index of a string's closing quote; the text's length if there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}

function checkDepth(depth: number): number {
  if (depth <= DEPTH_MAX) return depth;
  throw new NewswireError('bad_json', `The body is nested deeper than ${DEPTH_MAX} levels.`);
}

function checkValues(values: number, most: number): number {
  if (values <= most) return values;
  throw new NewswireError('bad_json', `The body contains more than ${most.toLocaleString('en')} values.`);
}
