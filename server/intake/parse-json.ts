import { cutText } from '../../shared/domain/cut-text.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { markUnstorable } from '../../shared/domain/well-formed.ts';
import { checkShape } from './json-shape.ts';

const WHY_MAX_CHARACTERS = 200;

/** Parses JSON of a bounded shape; throws `bad_json` with the parser's own words. `what` names the text in them. */
export function parseJson(body: string, what = 'The body'): unknown {
  const text = stripMark(body);
  checkShape(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser quotes what it stumbled over.
    const why = markUnstorable(error instanceof Error ? error.message : String(error));
    throw new NewswireError('bad_json', `${what} is not valid JSON: ${cutText(why, WHY_MAX_CHARACTERS)}`);
  }
}

/** The text without the byte order mark that some programs put before it. */
export function stripMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
