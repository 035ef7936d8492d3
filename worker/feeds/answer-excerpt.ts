import type { FeedAnswer } from '../../shared/contract/http-shapes.ts';
import { cutText } from '../../shared/domain/cut-text.ts';
import { dropUnstorable } from '../../shared/domain/well-formed.ts';
import type { FetchAnswer } from '../../shared/node/net/guarded-fetch.ts';

const START_BYTES = 400;
const START_MAX_CHARACTERS = 200;
const TYPE_MAX_CHARACTERS = 100;

/** What an operator sees of an answer that was no feed: status, type, size, and its first characters on one line. */
export function answerExcerpt({ status, headers, body, url }: FetchAnswer): FeedAnswer {
  const start = body
    .toString('utf8', 0, START_BYTES)
    .replace(/[\s\p{Cc}\ufffd]+/gu, ' ')
    .trim();
  const type = headers['content-type'];
  return {
    status,
    url,
    contentType: type === undefined ? null : dropUnstorable(cutText(type, TYPE_MAX_CHARACTERS)),
    bytes: body.length,
    start: dropUnstorable(cutText(start, START_MAX_CHARACTERS)),
  };
}
