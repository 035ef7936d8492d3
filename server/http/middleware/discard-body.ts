import type { Request, RequestHandler, Response } from 'express';
import { knownCaller } from '../request/known-caller.ts';

/** Without a key, a body longer than this is not read once the request was answered. */
const STRANGERS_BYTES = 256 * 1_024;
/** Time for a client that writes before it reads to find the answer. */
const LINGER_MS = 1_000;

/**
 * Discards the rest of a body that was answered before it had arrived. A long body without a valid key is not read: its
 * connection stays open for a second, so that the client can read the answer, and then closes (RFC 9112, 9.6).
 */
export function discardBody(): RequestHandler {
  return (req, res, next) => {
    // Otherwise Node itself would read and discard the whole body, however long.
    if (isLong(req)) req.read(0);
    res.once('finish', () => {
      if (req.complete) return;
      if (isUnwanted(req)) closeSoon(req);
      else req.resume();
    });
    next();
  };
}

/** Sets `Connection: close` on a refusal that ends the connection; call it before the headers are sent. */
export function announceClose({ req, res }: { req: Request; res: Response }): void {
  if (req.complete || !isUnwanted(req)) return;
  res.set('Connection', 'close');
  // Node would destroy the socket at once with unread data, and the client would lose the answer.
  req.socket.destroySoon = () => undefined;
}

function isUnwanted(req: Request): boolean {
  return isLong(req) && knownCaller(req) === undefined;
}

/** A chunked body counts as long. */
function isLong(req: Request): boolean {
  return req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > STRANGERS_BYTES;
}

function closeSoon({ socket }: Request): void {
  socket.pause();
  socket.end();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
