import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedSite, openFeedSite } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let site: FeedSite;
beforeAll(async () => {
  site = await openFeedSite();
  const env = { NEWSWIRE_PUBLIC_URL: 'https://newswire.example', NEWSWIRE_WEBSUB_HUB: site.url('/hub') };
  world = await openWorld({ workers: 2, env });
});
afterAll(async () => {
  await world.close();
  await site.close();
});

test('OUT5 no transaction waits for the hub, one worker calls it, and what it did not take is sent again', async () => {
  const held: ServerResponse[] = [];
  site.on('/hub', (_req, res) => void held.push(res));
  // Of a worker that died.
  await world.db.query(`UPDATE wire_cursors SET lease = gen_random_uuid(), leased_until = now() - interval '1 s'`);
  const { api } = await world.publisher('The Feeds');
  const { storyId } = await api.publish({ headline: 'Tell them' });
  await waitFor('the hub is called', () => held.length > 0);
  // Throws at once when somebody holds it.
  await world.db.query(`BEGIN; SELECT FROM wire_cursors WHERE name = 'websub' FOR UPDATE NOWAIT; COMMIT`);
  const { rows: before } = await world.db.query(`SELECT seq, lease FROM wire_cursors WHERE name = 'websub'`);
  expect([before[0]?.lease === null, held.length]).toEqual([false, 1]);
  held[0]?.writeHead(503).end();
  await waitFor('it is called again', () => held.length > 1);
  held[1]?.writeHead(204).end();
  const after = await waitFor('it has heard', async () => {
    const { rows } = await world.db.query(`SELECT seq, lease FROM wire_cursors WHERE name = 'websub'`);
    return rows[0]?.seq > before[0]?.seq && rows[0]?.lease === null && rows[0];
  });
  const { seq } = (await api.get(`/stories/${storyId}`)).body;
  expect(after.seq).toBeGreaterThanOrEqual(seq);
  const [first, second] = site.requests('/hub').map(({ body }) => body);
  expect(second).toBe(first);
});
