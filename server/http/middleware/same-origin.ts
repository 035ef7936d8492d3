import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';

/**
 * Allows writes with a reader's cookie only from this site's own pages. Browsers state where a request comes from, and
 * scripts cannot change that; a client that states nothing is no browser and has only its own cookies. JSON is required
 * because other sites can send every other type without a CORS preflight.
 */
export function requireSameOrigin(): RequestHandler {
  return (req, _res, next) => {
    if (!isSameOrigin(req)) throw new NewswireError('cross_site');
    const hasBody = req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > 0;
    if ((req.method === 'POST' || hasBody) && !req.is('application/json')) {
      throw new NewswireError('unsupported_media_type', 'Send application/json.');
    }
    next();
  };
}

/** True for requests from this site's own pages and for clients that are not browsers. */
export function isSameOrigin(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = req.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === req.host;
}
