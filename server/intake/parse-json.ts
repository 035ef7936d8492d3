import { cutText } from '../../shared/domain/cut-text.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { markUnstorable } from '../../shared/domain/well-formed.ts';

/** Nothing that we take in has more than a few. */
const DEPTH_MAX = 16;
/** A thousand stories with every field and topic have a third of it. */
const VALUES_MAX = 100_000;
const WHY_MAX_CHARACTERS = 200;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Parses JSON. Throws `bad_json` with the parser's own words or when it is nested over 16 levels, and `too_large` when it
 * holds over 100,000 values: both before the parser, which would take seconds and gigabytes for them.
 */
export function parseJson(body: string): unknown {
  const text = body.replace(/^\uFEFF/, '');
  assertModest(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser quotes what it stumbled over.
    const why = markUnstorable(error instanceof Error ? error.message : String(error));
    throw new NewswireError('bad_json', `The body is not valid JSON: ${cutText(why, WHY_MAX_CHARACTERS)}`);
  }
}

/** Counts brackets and commas outside of strings. */
function assertModest(text: string): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values += 1;
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
    if (depth > DEPTH_MAX) throw new NewswireError('bad_json', `The body is nested deeper than ${DEPTH_MAX} levels.`);
    if (values > VALUES_MAX) {
      throw new NewswireError('too_large', `The body holds more than ${VALUES_MAX.toLocaleString('en')} values.`);
    }
  }
}

/** Where the string that begins here ends; the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
