import type { RequestHandler } from 'express';

/** A handler that is loaded when it is first asked for: what few servers are ever asked for takes no memory of the others. */
export function lazily(load: () => Promise<RequestHandler>): RequestHandler {
  let loading: Promise<RequestHandler> | undefined;
  return async (req, res, next) => {
    loading ??= load();
    const handler = await loading;
    return handler(req, res, next);
  };
}
