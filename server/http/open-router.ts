import { Router } from 'express';

/** A router that tells `/ops` from `/OPS`, as every proxy in front does. */
export function openRouter(): Router {
  return Router({ caseSensitive: true });
}
