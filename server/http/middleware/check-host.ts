import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';

/** A name or an address, with or without a port. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/**
 * Rejects a request whose `Host` is invalid or given twice: a proxy and the server could each pick a different one (RFC
 * 9112, 3.2). The server builds its own URLs from it.
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
