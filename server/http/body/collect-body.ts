import type { Request, RequestHandler } from 'express';
import { knownCaller } from '../request/known-caller.ts';
import { addressGroup } from '../request/request-address.ts';
import type { BodyBudget, BodyOwner } from './body-budget.ts';
import { BODY_CLASSES, type BodyClass } from './body-classes.ts';
import { MIN_BODY_RATE } from './body-rate.ts';
import { receiveBody } from './receive-body.ts';

const classes = new WeakMap<RequestHandler, BodyClass>();

/** The body class of this handler; undefined for one that collects no body. @internal for tests */
export function bodyClassOf(handler: RequestHandler): BodyClass | undefined {
  return classes.get(handler);
}

/** Collects the decompressed body as bytes into `req.body`; the handler parses them. */
export function collectBody({ bodies }: { bodies: BodyBudget }, bodyClass: BodyClass): RequestHandler {
  const bytesMax = BODY_CLASSES[bodyClass];
  const handler: RequestHandler = async (req, res, next) => {
    // The client has disconnected, and no `close` event would release the account's bytes.
    if (res.closed || res.destroyed) return;
    const account = bodies.open(ownerOf(req));
    res.once('close', () => account.close());
    req.body = await receiveBody(req, { bytesMax, account, minRate: MIN_BODY_RATE });
    next();
  };
  classes.set(handler, bodyClass);
  return handler;
}

/** A publisher, whatever its address; otherwise the address. */
function ownerOf(req: Request): BodyOwner {
  const caller = knownCaller(req);
  return caller === undefined ? { kind: 'stranger', id: addressGroup(req) } : { kind: 'publisher', id: caller };
}
