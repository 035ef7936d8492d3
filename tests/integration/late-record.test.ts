import { afterEach, expect, test } from 'vitest';
import { startTail, type Tail } from '../../server/live/tail.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { connectRedis } from '../../shared/node/redis/connect.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let tail: Tail;
afterEach(async () => {
  await tail.close();
  await world.close();
});

/** A database whose answers about the state of the wire can be kept back after they were read. */
function withLateState(db: Database): { db: Database; asked(): number; hold(): () => void } {
  let asked = 0;
  let held = Promise.resolve();
  const query = async (...args: Parameters<Database['query']>) => {
    const answer = await db.query(...args);
    if (JSON.stringify(args).includes('read-wire-state')) {
      asked += 1;
      await held;
    }
    return answer;
  };
  return {
    db: new Proxy(db, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) }),
    asked: () => asked,
    hold() {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
  };
}

test('an event that comes while Postgres answers late is not taken for one that Postgres has lost', async () => {
  world = await openWorld({ servers: 1 });
  await world.api().publish({ headline: 'Before' });
  const late = withLateState(world.db);
  const seen: number[] = [];
  tail = await startTail({
    db: late.db,
    redis: connectRedis(world.config.redis, 'waiting', world.log),
    keys: world.keys,
    memoryEvents: 100,
    shown: { card: (card) => card, post: (post) => post },
    log: world.log,
    onEvents: (events) => seen.push(...events.map(({ event }) => event.seq)),
  });
  let hasEnded = false;
  void tail.ended.then(() => {
    hasEnded = true;
  });
  const before = late.asked();
  const release = late.hold();
  await waitFor('the tail asks in the silence', async () => late.asked() > before);
  await world.api().publish({ headline: 'Meanwhile' });
  await waitFor('the event has come', async () => seen.length > 0);
  release();
  const then = late.asked();
  await waitFor('the tail has asked again', async () => hasEnded || late.asked() > then);
  expect(hasEnded).toBe(false);
  expect((await readWireState(world.db)).wireId).toBe(tail.wireId);
});
