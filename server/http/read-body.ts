import express, { type Request, type RequestHandler } from 'express';
import { cutText } from '../../shared/domain/cut-text.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { BATCH_MAX_BYTES } from '../../shared/wire/story-schema.ts';
import { parseJson } from '../intake/parse-json.ts';

const SMALL_BODY_BYTES = 64 * 1024;
const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** What all requests that are in hand may hold together. */
const IN_HAND_MAX_BYTES = 256 * 2 ** 20;

/** Collects the body as bytes, decompressed, 10 MB at most; what it means is decided by the handler. */
export function collectBody(): RequestHandler[] {
  return [limitBytesInHand(), express.raw({ type: () => true, limit: BATCH_MAX_BYTES })];
}

/** Answers `unavailable` while so much is in hand that more could fill our memory. */
function limitBytesInHand(): RequestHandler {
  let inHand = 0;
  return (req, res, next) => {
    // How large it gets is known of plain bodies with a length alone.
    const isPlain = req.get('content-encoding') === undefined && req.get('transfer-encoding') === undefined;
    const bytes = isPlain ? Math.min(Number(req.get('content-length') ?? 0), BATCH_MAX_BYTES) : BATCH_MAX_BYTES;
    if (inHand + bytes > IN_HAND_MAX_BYTES) throw new NewswireError('unavailable', 'Too much is being handed in.');
    inHand += bytes;
    res.once('close', () => {
      inHand -= bytes;
    });
    next();
  };
}

/** The same for what people write by hand, 64 KB at most. */
export function collectSmallBody(): RequestHandler {
  return express.raw({ type: () => true, limit: SMALL_BODY_BYTES });
}

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
