import { cutText } from '../../shared/domain/cut-text.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { markUnstorable } from '../../shared/domain/well-formed.ts';
import { checkShape } from './json-shape.ts';

const WHY_MAX_CHARACTERS = 200;

/** Parses JSON of limited size and depth; throws `bad_json` with the parser's message, where `what` names the text. */
export function parseJson(text: string, what = 'The body'): unknown {
  checkShape(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The parser's message quotes the input.
    const why = markUnstorable(error instanceof Error ? error.message : String(error));
    throw new NewswireError('bad_json', `${what} is not valid JSON: ${cutText(why, WHY_MAX_CHARACTERS)}`);
  }
}
