import type { Request } from 'express';
import { cutText } from '../../shared/domain/cut-text.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { parseJson } from '../intake/parse-json.ts';

const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** The body as it came; empty when there was none. */
export function bodyBytes(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

/** The body as JSON; throws `unsupported_media_type` or `bad_json`. */
export function jsonBody(req: Request): unknown {
  if (bodyFormat(req) !== 'json') throw new NewswireError('unsupported_media_type', 'Send application/json.');
  return parseJson(bodyBytes(req).toString('utf8'));
}

/** Which of the formats the body claims to be in; a body without a content type is taken for JSON. */
export function bodyFormat(req: Request): 'json' | 'ndjson' {
  const contentType = req.get('content-type');
  if (contentType === undefined || req.is(['application/json', '+json'])) return 'json';
  if (req.is(NDJSON_TYPES)) return 'ndjson';
  throw new NewswireError(
    'unsupported_media_type',
    `Send application/json or application/x-ndjson, not ${cutText(contentType, 100)}.`,
  );
}
