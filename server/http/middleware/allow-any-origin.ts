import type { RequestHandler } from 'express';

const PREFLIGHT_MAX_AGE_SECONDS = 86_400;
/** Clients that read streams by `fetch`, and proxies in between, send these. */
const REQUEST_HEADERS = 'Last-Event-ID, Cache-Control, If-None-Match, Range, Accept, Content-Type';

/**
 * Lets pages of any origin read an answer, which is the same for everybody, and answers the browser's preflight request
 * (Fetch standard, 3.2.5). Use it with `router.use` or `router.all`, so that it also sees OPTIONS.
 */
export function allowAnyOrigin(): RequestHandler {
  return (req, res, next) => {
    res.set('Access-Control-Allow-Origin', '*');
    if (req.method !== 'OPTIONS' || req.get('access-control-request-method') === undefined) return next();
    res
      .set({
        'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
        'Access-Control-Allow-Headers': REQUEST_HEADERS,
        'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
        'Cache-Control': `public, max-age=${PREFLIGHT_MAX_AGE_SECONDS}`,
      })
      .vary('Access-Control-Request-Method, Access-Control-Request-Headers')
      .status(204)
      .end();
  };
}
