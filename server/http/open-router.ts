import { Router } from 'express';

/** A case-sensitive router: proxies in front distinguish `/ops` from `/OPS`, too. */
export function openRouter(): Router {
  return Router({ caseSensitive: true });
}
