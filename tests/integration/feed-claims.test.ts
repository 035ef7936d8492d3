import sql from 'sql-template-tag';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ClaimedFeed, claimDueFeeds, hasDueFeeds } from '../../shared/node/db/feed/feed-claim-store.ts';
import {
  addFeed,
  changeFeed,
  type FeedFetched,
  findFeed,
  makeDue,
  saveFetched,
} from '../../shared/node/db/feed/feed-store.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ workers: 0, servers: 0 });
});
afterAll(() => world.close());
beforeEach(() => world.db.query(sql`DELETE FROM feeds`));

const settings = { publisherId: null, section: null, topics: [], intervalSeconds: null };
const FETCHED: FeedFetched = {
  status: 'ok',
  error: null,
  etag: '"old"',
  changed: false,
  newStories: 0,
  nextFetchAt: new Date(Date.now() + 3_600_000),
};

async function addFeeds(host: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  for (const id of ids) await addFeed(world.db, id, { ...settings, url: `https://${host}/${id}` });
  return ids;
}

function claim(limit: number, { perHost = 2, claimMs = 60_000 } = {}): Promise<ClaimedFeed[]> {
  return claimDueFeeds(world.db, { limit, perHost, claimMs });
}

const hostsOf = (feeds: ClaimedFeed[]) => feeds.map(({ url }) => new URL(url).host).sort();

test('a host with many overdue feeds keeps no other host waiting', async () => {
  await addFeeds('crowded.example', 50);
  await addFeeds('quiet.example', 1);
  expect(hostsOf(await claim(3))).toEqual(['crowded.example', 'crowded.example', 'quiet.example']);
  expect(await claim(3)).toEqual([]);
  expect(await hasDueFeeds(world.db)).toBe(true);
});

test('workers that claim at once stay within the limit for a host together', async () => {
  await addFeeds('crowded.example', 50);
  const claims = await Promise.all(Array.from({ length: 8 }, () => claim(20, { perHost: 3 })));
  expect(claims.flat()).toHaveLength(3);
});

test('the host has room again when a fetch was saved, and the feed that waited longest is next', async () => {
  const [first = '', second = '', third = ''] = await addFeeds('a.example', 3);
  await world.db.query(sql`UPDATE feeds SET next_fetch_at = now() - interval '1 hour' WHERE id = ${third}`);
  expect((await claim(1, { perHost: 1 })).map(({ id }) => id)).toEqual([third]);
  await saveFetched(world.db, third, FETCHED);
  const [next] = await claim(1, { perHost: 1 });
  expect([first, second]).toContain(next?.id);
});

test('the claim of a worker that died expires', async () => {
  const [id] = await addFeeds('a.example', 1);
  await claim(1, { claimMs: 0 });
  expect((await claim(1)).map((feed) => feed.id)).toEqual([id]);
});

test('a claim tells since when the feed was due', async () => {
  const [id = ''] = await addFeeds('a.example', 1);
  const due = (await findFeed(world.db, id))?.next_fetch_at;
  expect((await claim(1))[0]?.due_at).toEqual(due);
});

test('a feed that the operator makes due during its fetch is fetched once more, not twice at once', async () => {
  const [id = ''] = await addFeeds('a.example', 1);
  await claim(1);
  await makeDue(world.db, id);
  expect(await claim(1)).toEqual([]);
  await saveFetched(world.db, id, FETCHED);
  expect((await claim(1)).map((feed) => feed.id)).toEqual([id]);
});

test('an address that is changed during a fetch does not get the validators of the old one', async () => {
  const [id = ''] = await addFeeds('a.example', 1);
  await claim(1);
  await changeFeed(world.db, id, { url: 'https://b.example/new' });
  await saveFetched(world.db, id, FETCHED);
  expect(await findFeed(world.db, id)).toMatchObject({ url: 'https://b.example/new', etag: null });
  expect((await claim(1)).map((feed) => feed.id)).toEqual([id]);
});
