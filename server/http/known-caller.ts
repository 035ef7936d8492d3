import type { Request } from 'express';

const callers = new WeakMap<Request, string>();

/** Notes who a request comes from, once its key or its secret address was found to be valid. */
export function noteCaller(req: Request, caller: string): void {
  callers.set(req, caller);
}

/** Who the request comes from; undefined for a stranger. */
export function knownCaller(req: Request): string | undefined {
  return callers.get(req);
}
