import type { RequestHandler } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';

/** A name or an address, with or without a port. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/**
 * Refuses a request whose `Host` is no host, or that has two: a proxy and we could each believe another one (RFC 9112,
 * 3.2). Addresses of ours are made from it.
 */
export function checkHost(): RequestHandler {
  return (req, _res, next) => {
    const host = req.get('host');
    const names = req.rawHeaders.filter((_text, index) => index % 2 === 0);
    const isTwice = names.filter((name) => name.toLowerCase() === 'host').length > 1;
    const isHost = host === undefined || (HOST.test(host) && URL.canParse(`http://${host}`));
    if (isTwice || !isHost) throw new NewswireError('bad_request', 'The Host header must name one host.');
    next();
  };
}
