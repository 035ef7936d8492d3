import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spendOne } from '../../server/http/request/spend-one.ts';
import { openRateLimits } from '../../server/limits/rate-limits.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** What one address may do in a minute. */
const NAMES_A_MINUTE = 5;

let world: World;
beforeEach(async () => {
  world = await openWorld({ workers: 0 });
});
afterEach(() => world.close());

test('COMMENT4: what failed for reasons of ours is not counted against whoever tries again', async () => {
  const limits = openRateLimits(world.redis, world.keys, 0);
  let status = 503;
  const app = express();
  app.post('/', async (req, res) => {
    await spendOne({ limits }, req, 'name');
    res.status(status).end();
  });
  app.use((_error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => {
    res.status(429).end();
  });
  const http = app.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const ask = async (): Promise<number> => {
    const { port } = http.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).status;
  };
  const left = async (): Promise<boolean> => {
    const counts = await world.redis.mget(
      ...(await world.redis.keys(`*${world.keys.rateLimit('name', 'address', 60)}*`)),
    );
    return counts.every((count) => Number(count) === 0);
  };
  for (let no = 0; no < 3 * NAMES_A_MINUTE; no += 1) {
    expect(await ask()).toBe(503);
    await waitFor('it was given back', left);
  }
  status = 204;
  for (let no = 0; no < NAMES_A_MINUTE; no += 1) expect(await ask()).toBe(204);
  expect(await ask()).toBe(429);
  http.close();
  http.closeAllConnections();
});
