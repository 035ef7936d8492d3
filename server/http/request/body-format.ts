import type { Request } from 'express';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { charsetOf, isKnownCharset } from '../../../shared/node/text/charset.ts';
import { bytesToExactText } from '../../../shared/node/text/exact-text.ts';
import { parseJson } from '../../intake/parse-json.ts';

const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** The body's bytes; empty when there was none. */
export function bodyBytes(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

/**
 * The body as text, exactly as it was written: in UTF-8, UTF-16 or UTF-32, or else in the charset of its Content-Type.
 * Throws `unsupported_media_type` for an unknown charset and `bad_json` for bytes that are in none of them.
 */
export function bodyText(req: Request): string {
  const contentType = req.get('content-type');
  const text = bytesToExactText(bodyBytes(req), contentType);
  if (text !== undefined) return text;
  const charset = charsetOf(contentType);
  if (charset === undefined) {
    throw new NewswireError('bad_json', 'The body is not UTF-8. Name its charset in the Content-Type, or send UTF-8.');
  }
  const name = cutText(charset, 40);
  if (!isKnownCharset(charset)) throw new NewswireError('unsupported_media_type', `The charset ${name} is not known.`);
  throw new NewswireError('bad_json', `The body is neither UTF-8 nor ${name}, the charset of its Content-Type.`);
}

/** The body as JSON; throws `unsupported_media_type` or `bad_json`. */
export function jsonBody(req: Request): unknown {
  if (bodyFormat(req) !== 'json') throw new NewswireError('unsupported_media_type', 'Send application/json.');
  return parseJson(bodyText(req));
}

/** The media type of IPTC's ninjs. */
export const NINJS_TYPE = 'application/vnd.iptc.ninjs+json';

/** The format that the body claims to be in; without a content type, JSON is assumed. */
export function bodyFormat(req: Request): 'json' | 'ndjson' | 'ninjs' {
  const contentType = req.get('content-type');
  if (req.is(NINJS_TYPE)) return 'ninjs';
  if (contentType === undefined || req.is(['application/json', '+json'])) return 'json';
  if (req.is(NDJSON_TYPES)) return 'ndjson';
  throw new NewswireError(
    'unsupported_media_type',
    `Send application/json, application/x-ndjson or ${NINJS_TYPE}, not ${cutText(contentType, 100)}.`,
  );
}
