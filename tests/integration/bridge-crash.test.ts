import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaseBridge } from '../../shared/node/db/bridge/bridge-lease-store.ts';
import { deleteStoriesBefore } from '../../shared/node/db/wire/retention-store.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { openEditQueue } from '../../shared/node/queue/edit-queue.ts';
import { followBridge } from '../../worker/bridges/follow-bridge.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const FAR = newId();
const STORY = newId();
const SECOND = newId();

let world: World;
beforeAll(async () => {
  world = await openWorld({ hasOwnDatabase: true });
});
afterAll(() => world.close());

const card = (id: string, seq: number) => ({
  ...{
    id,
    seq,
    revision: 1,
    headline: `Story ${seq}`,
    publisher: { name: 'Far' },
    publishedAt: '2026-01-01T00:00:00Z',
  },
});
const published = (id: string, seq: number) => ({ type: 'story.published', seq, story: card(id, seq) });
const lines = (...values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const done = (seq: number) => ({ type: 'progress', position: `far.${seq}` });

/** Answers as the other installation would; `export` decides what each reading of the wire gets. */
function far(exported: (since: string | null) => string | Promise<string>): GuardedFetch {
  const answer = (body: string): FetchAnswer => ({ status: 200, headers: {}, body: Buffer.from(body), url: '' });
  return {
    async fetch(address) {
      const { pathname, searchParams } = new URL(address);
      if (pathname.endsWith('/installation')) return answer(JSON.stringify({ id: FAR }));
      if (pathname.endsWith('/export')) return answer(await exported(searchParams.get('since')));
      return answer(JSON.stringify({ revision: 1, bodyHtml: '<p>Text.</p>' }));
    },
    close: async () => undefined,
  };
}

async function addBridge(url: string): Promise<string> {
  const { body } = await world.api().post('/bridges', { url, publisher: `Of ${url}`, from: 'oldest' });
  // The test takes the place of the worker.
  await world.db.query(
    `UPDATE bridges SET next_at = 'infinity', lease = NULL, leased_until = NULL WHERE id = '${body.id}'`,
  );
  return body.id;
}

const due = (id: string) =>
  world.db.query(`UPDATE bridges SET next_at = '-infinity', leased_until = NULL WHERE id = '${id}'`);
const look = async (id: string) => (await world.api().get(`/bridges/${id}`)).body;
const headlinesOf = async (id: string): Promise<string[]> => {
  const { publisher } = await look(id);
  const { rows } = await world.db.query('SELECT headline FROM stories WHERE publisher_id = $1', [publisher.id]);
  return rows.map(({ headline }) => headline).sort();
};

async function follow(id: string, net: GuardedFetch, stop: AbortSignal): Promise<void> {
  const queue = openEditQueue(world.redis, world.keys);
  try {
    await followBridge({ db: world.db, log: world.log, queue, net, here: newId() }, id, stop);
  } finally {
    await queue.close();
  }
}

test('BRIDGE6 an answer that ends between two lines counts for nothing, and is asked for again from there', async () => {
  const id = await addBridge('https://far.example');
  await due(id);
  await follow(
    id,
    far(() => lines(published(STORY, 5))),
    new AbortController().signal,
  );
  expect(await look(id)).toMatchObject({ status: 'failing', position: null, taken: 0, error: 'Its answer broke off.' });
  const stop = new AbortController();
  const asked: (string | null)[] = [];
  await due(id);
  const net = far((since) => {
    asked.push(since);
    if (asked.length > 1) stop.abort();
    return since === null ? lines(published(STORY, 5), done(7)) : lines(done(7));
  });
  await follow(id, net, stop.signal);
  expect(asked).toEqual([null, 'far.7']);
  await waitFor('the story', async () => (await headlinesOf(id)).includes('Story 5'));
  expect(await look(id)).toMatchObject({ position: 'far.7', taken: 1 });
});

test('BRIDGE6 who has lost the lease records nothing: neither stories nor the position', async () => {
  const id = await addBridge('https://other.example');
  await due(id);
  const net = far(async () => {
    // Another worker takes over while this one waits for an answer.
    await due(id);
    await leaseBridge(world.db, id, newId(), 60_000);
    return lines(published(SECOND, 3), done(3));
  });
  await follow(id, net, new AbortController().signal);
  expect(await look(id)).toMatchObject({ position: null, taken: 0 });
  const { rows } = await world.db.query('SELECT FROM submissions WHERE external_id = $1', [SECOND]);
  expect(rows).toEqual([]);
});

test('what is kept of a story that came over a bridge goes with the story', async () => {
  const kept = async () => (await world.db.query('SELECT FROM bridged_stories')).rowCount;
  expect(await kept()).toBe(1);
  await world.db.query('UPDATE wire_events SET story_id = NULL');
  expect(await deleteStoriesBefore(world.db, new Date(Date.now() + 60_000), 10)).toBe(1);
  expect(await kept()).toBe(0);
});
