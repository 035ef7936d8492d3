import type { RequestHandler } from 'express';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

/** Says once that a proxy is in front of us which we were not told to trust. */
export function warnOfProxy(log: Pick<Logger, 'warn'>, trustProxy: number): RequestHandler {
  let warned = trustProxy > 0;
  return (req, _res, next) => {
    if (!warned && req.get('x-forwarded-for') !== undefined) {
      warned = true;
      log.warn(
        { from: req.socket.remoteAddress },
        'X-Forwarded-For came and is not believed: with a proxy in front, set NEWSWIRE_TRUST_PROXY, or all behind it count as one address',
      );
    }
    next();
  };
}
