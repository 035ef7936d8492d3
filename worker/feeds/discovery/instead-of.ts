import { cutText } from '../../../shared/domain/cut-text.ts';
import { dropUnstorable } from '../../../shared/domain/well-formed.ts';
import { FetchError } from '../../../shared/node/net/fetch-error.ts';
import type { FetchAnswer } from '../../../shared/node/net/guarded-fetch.ts';

const ADDRESS_MAX_CHARACTERS = 300;
const TYPE_MAX_CHARACTERS = 60;

/** What was at an address instead of a feed, as a sentence. */
export function insteadOf(address: string, answer: FetchAnswer | FetchError, title?: string): string {
  const url = cutText(address, ADDRESS_MAX_CHARACTERS);
  if (answer instanceof FetchError) return `${url} could not be read: ${answer.message}`;
  const { status, headers, body } = answer;
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const kind = body.length === 0 ? 'nothing' : kindOf(cutText(type, TYPE_MAX_CHARACTERS));
  const named = title === undefined ? '' : ` with the title “${title}”`;
  const said = status >= 200 && status <= 299 ? 'answered with' : `answered ${status} with`;
  return dropUnstorable(`${url} ${said} ${kind}${named}.`);
}

function kindOf(type: string): string {
  if (type === '') return 'a document of no stated type';
  return /html/.test(type) ? 'a web page' : `a document of the type ${type}`;
}
