import type { Request, RequestHandler } from 'express';
import { knownCaller } from '../known-caller.ts';
import { addressGroup } from '../readers/address-group.ts';
import type { BodyBudget, BodyOwner } from './body-budget.ts';
import { BODY_CLASSES, type BodyClass } from './body-classes.ts';
import { BODY_PACE } from './body-pace.ts';
import { receiveBody } from './receive-body.ts';

const classes = new WeakMap<RequestHandler, BodyClass>();

/** The class that this handler collects; undefined for one that collects no body. */
export function bodyClassOf(handler: RequestHandler): BodyClass | undefined {
  return classes.get(handler);
}

/** Collects the body as bytes into `req.body`, decompressed; what it means is decided by the handler. */
export function collectBody({ bodies }: { bodies: BodyBudget }, bodyClass: BodyClass): RequestHandler {
  const bytesMax = BODY_CLASSES[bodyClass];
  const handler: RequestHandler = async (req, res, next) => {
    // Nobody is there to be answered, and nothing would give the account's bytes back.
    if (res.closed || res.destroyed) return;
    const account = bodies.open(ownerOf(req));
    res.once('close', () => account.close());
    req.body = await receiveBody(req, { bytesMax, account, pace: BODY_PACE });
    next();
  };
  classes.set(handler, bodyClass);
  return handler;
}

/** A publisher, whatever address it sends from; else the address. */
function ownerOf(req: Request): BodyOwner {
  const caller = knownCaller(req);
  return caller === undefined ? { kind: 'stranger', id: addressGroup(req) } : { kind: 'publisher', id: caller };
}
