import type { RequestHandler } from 'express';
import type { Logger } from '../../../shared/node/telemetry/logger.ts';

/** Warns once about a proxy that the server is not configured to trust. */
export function warnOfProxy(log: Pick<Logger, 'warn'>, trustProxy: number): RequestHandler {
  let warned = trustProxy > 0;
  return (req, _res, next) => {
    if (!warned && req.get('x-forwarded-for') !== undefined) {
      warned = true;
      log.warn(
        { from: req.socket.remoteAddress },
        'X-Forwarded-For is ignored: behind a proxy, set NEWSWIRE_TRUST_PROXY, or all its clients count as one address',
      );
    }
    next();
  };
}
