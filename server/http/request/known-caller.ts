import type { Request } from 'express';

const callers = new WeakMap<Request, string>();

/** Records a request's caller once its key or secret address was verified. */
export function noteCaller(req: Request, caller: string): void {
  callers.set(req, caller);
}

/** The caller of a request; undefined without a valid key or address. */
export function knownCaller(req: Request): string | undefined {
  return callers.get(req);
}
