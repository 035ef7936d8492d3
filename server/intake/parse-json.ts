import { NewswireError } from '../../shared/domain/errors.ts';
import { checkShape } from './json-shape.ts';

/** Parses JSON of a bounded shape; throws `bad_json` with the parser's own words. `what` names the text in them. */
export function parseJson(body: string, what = 'The body'): unknown {
  const text = stripMark(body);
  checkShape(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new NewswireError('bad_json', `${what} is not valid JSON: ${why}`);
  }
}

/** The text without the byte order mark that some programs put before it. */
export function stripMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
