import { trace } from '@opentelemetry/api';
import type { Request, RequestHandler } from 'express';
import { v7 as newId } from 'uuid';

const HEADER = 'X-Request-Id';
/** What a proxy may have given; anything else would let strangers write into our logs. */
const GIVEN = /^[\w.-]{1,64}$/;
const ids = new WeakMap<Request, string>();

/** Gives every request an id, or keeps the one that a proxy gave, and says it in the answer. */
export function nameRequests(): RequestHandler {
  return (req, res, next) => {
    const given = req.get(HEADER);
    const id = given !== undefined && GIVEN.test(given) ? given : newId();
    ids.set(req, id);
    trace.getActiveSpan()?.setAttribute('newswire.request', id);
    res.set(HEADER, id);
    next();
  };
}

/** The id under which the logs know a request. */
export function requestId(req: Request): string | undefined {
  return ids.get(req);
}
