import type { RequestHandler } from 'express';

/** A handler that is loaded at its first request, so that rarely used ones take no memory. */
export function lazily(load: () => Promise<RequestHandler>): RequestHandler {
  let loading: Promise<RequestHandler> | undefined;
  return async (req, res, next) => {
    loading ??= load();
    const handler = await loading;
    return handler(req, res, next);
  };
}
