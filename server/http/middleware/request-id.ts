import { trace } from '@opentelemetry/api';
import type { Request, RequestHandler } from 'express';
import { v7 as newId } from 'uuid';

const HEADER = 'X-Request-Id';
/** Ids accepted from a proxy; anything else would let clients write into the logs. */
const GIVEN = /^[\w.-]{1,64}$/;
const ids = new WeakMap<Request, string>();

/** Gives every request an id, or keeps the proxy's, and returns it in a header. */
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

/** The request's id in the logs. */
export function requestId(req: Request): string | undefined {
  return ids.get(req);
}
