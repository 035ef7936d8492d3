import type { RequestHandler } from 'express';
import sql from 'sql-template-tag';
import type { HttpContext } from '../context.ts';

/** `/livez`: the process answers. */
export function livez(): RequestHandler {
  return (_req, res) => {
    res.json({ status: 'ok' });
  };
}

/** `/readyz`: the server can serve readers and publishers right now, or says what is missing. */
export function readyz(context: HttpContext): RequestHandler {
  return async (_req, res) => {
    const checks = {
      serving: context.isServing(),
      postgres: await answers(() => context.db.query(sql`SELECT 1`)),
      redis: await answers(() => context.redis.ping()),
    };
    const ready = Object.values(checks).every(Boolean);
    res.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable', checks });
  };
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  return ask().then(
    () => true,
    () => false,
  );
}
