import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';

/**
 * Lets only our own page write with a reader's cookie. Browsers say where a request comes from and scripts cannot
 * change it; who says nothing is no browser and has no cookie of anybody else. JSON is asked for by name, because a
 * page of another site can send every other type without asking us first.
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

/** True when a browser says that our own page asks, and for whoever is no browser. */
export function isSameOrigin(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = req.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === req.host;
}
