import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { type LastingReader, openLastingReader } from '../helpers/lasting-reader.ts';
import { type RedisCluster, startRedisCluster } from '../helpers/redis/redis-cluster.ts';
import { slotOf } from '../helpers/redis/slot-of.ts';
import { temporaryFolder } from '../helpers/redis/temporary-folder.ts';
import { startWirePublisher } from '../helpers/start-publishing.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const EVERY_MS = 20;
const PART = 40;
/** After the cluster has a new primary. */
const FLASH_MS = 5_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let cluster: RedisCluster;
let world: World;
let reader: LastingReader;
let streamSlot: number;
beforeAll(async () => {
  folder = await temporaryFolder('cluster');
  cluster = await startRedisCluster(folder.dir, { replicas: 3 });
  world = await openWorld({}, { DATABASE_URL: inject('databaseUrl'), REDIS_URL: cluster.url });
  reader = await openLastingReader(world.url());
  streamSlot = slotOf(world.keys.wire((await readWireState(world.db)).wireId));
});
afterAll(async () => {
  reader?.close();
  await world?.close();
  await cluster?.close();
  await folder?.remove();
});

const headlines = (): string[] =>
  reader.events().flatMap((event) => ('story' in event && event.story ? [event.story.headline] : []));

/** Publishes while something happens, which may add stories; every story must come once, and every number of the wire in order. */
async function publishDuring(happens: () => Promise<string[]>): Promise<void> {
  const before = headlines().length;
  const publishing = startWirePublisher(world.url(), world.env.NEWSWIRE_ADMIN_KEY, EVERY_MS, `From ${before}`);
  const received = (count: number): Promise<unknown> =>
    waitFor(`${count} stories came`, () => headlines().length >= before + count);
  await received(PART);
  const added = await happens();
  const after = headlines().length - before;
  await received(after + PART);
  const written = [...(await publishing.stop()), ...added];
  await received(written.length);
  expect(headlines().slice(before).toSorted()).toEqual(written.toSorted());
  const seqs = reader.events().map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
}

test('stories flow from POST to the socket, through a stream whose slot moves to each node in turn', async () => {
  await publishDuring(async () => {
    for (const node of await cluster.primaries()) {
      await cluster.moveSlot(streamSlot, node);
      const reached = headlines().length;
      await waitFor('a story came by the new node', () => headlines().length > reached + 2);
    }
    return [];
  });
});

test('stories flow while the slots of the queues move', async () => {
  const slots = ['edit', 'edit-long'].map((queue) => slotOf(world.keys.queuePrefix(queue)));
  await publishDuring(async () => {
    for (const slot of slots) {
      for (const node of await cluster.primaries()) await cluster.moveSlot(slot, node);
    }
    return [];
  });
});

test("the stream's primary is killed: its replica goes on, nothing is lost, and a flash comes quickly", async () => {
  await publishDuring(async () => {
    const killed = await cluster.primaryOf(streamSlot);
    await killed.kill();
    await waitFor('a replica has taken over', async () => {
      const now = await cluster.primaryOf(streamSlot).catch(() => undefined);
      return now !== undefined && now !== killed;
    });
    const began = performance.now();
    await world.api().post('/stories', { headline: 'Flash after a fail-over', priority: 'flash' });
    await waitFor('the flash came', () => headlines().includes('Flash after a fail-over'));
    expect(performance.now() - began).toBeLessThan(FLASH_MS);
    await killed.start();
    return ['Flash after a fail-over'];
  });
});
