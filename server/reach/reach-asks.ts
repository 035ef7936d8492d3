import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Reach } from '../../shared/contract/reach-shapes.ts';
import type { FilteredEnvelope } from '../../shared/domain/wire-event.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

/** How often a server looks whether another one asks. */
const LOOK_EVERY_MS = 300;
const WAIT_MS = 2_500;
const LOOK_AGAIN_MS = 60;
/** A question that nobody waits for any more is forgotten. */
const HOLD_MS = 5_000;
/** More servers ask later. */
const ASKS_AT_ONCE = 20;

/** What one server's readers follow. */
export type OwnReaders = Pick<Reach['readers'], 'columns'> & { filters: string[] };

export interface ReachAsks {
  /** Counts the readers on all servers whom a story would reach. */
  readersOf(envelope: FilteredEnvelope): Promise<Reach['readers']>;
  close(): Promise<void>;
}

interface Deps {
  redis: RedisClient;
  keys: RedisKeys;
  log: Logger;
  /** This server's readers whom the story would reach. */
  own: (envelope: FilteredEnvelope) => OwnReaders;
}

/**
 * Servers ask each other through Redis: a question is a key with an end, and each server writes its answer beside it.
 * Each server looks for questions with two small commands, so it needs no subscription of its own.
 */
export function startReachAsks(deps: Deps): ReachAsks {
  const { redis, keys, log } = deps;
  const server = randomUUID();
  const answered = new Set<string>();
  const loop = startLoop({
    name: 'reach',
    log,
    pauseMs: LOOK_EVERY_MS,
    run: async () => {
      const until = Date.now() + HOLD_MS;
      await redis.zadd(keys.reachServers, until, server);
      const asked = await redis.zrangebyscore(keys.reachAsks, Date.now(), '+inf', 'LIMIT', 0, ASKS_AT_ONCE);
      for (const id of answered) if (!asked.includes(id)) answered.delete(id);
      for (const id of asked.filter((each) => !answered.has(each))) {
        answered.add(id);
        await answer(deps, server, id);
      }
    },
  });
  return {
    readersOf: (envelope) => ask(deps, envelope),
    async close() {
      await loop.close();
      await redis.zrem(keys.reachServers, server).catch((error: unknown) => log.debug({ err: error }, 'reach'));
    },
  };
}

async function answer({ redis, keys, own }: Deps, server: string, id: string): Promise<void> {
  const text = await redis.get(keys.reachAsk(id));
  if (text === null) return;
  const counted = own(JSON.parse(text) as FilteredEnvelope);
  await redis
    .multi()
    .hset(keys.reachAnswers(id), server, JSON.stringify(counted))
    .pexpire(keys.reachAnswers(id), HOLD_MS)
    .exec();
}

async function ask({ redis, keys }: Deps, envelope: FilteredEnvelope): Promise<Reach['readers']> {
  const id = randomUUID();
  const now = Date.now();
  await redis.set(keys.reachAsk(id), JSON.stringify(envelope), 'PX', HOLD_MS);
  await redis.zremrangebyscore(keys.reachAsks, '-inf', now);
  await redis.zremrangebyscore(keys.reachServers, '-inf', now);
  await redis.zadd(keys.reachAsks, now + HOLD_MS, id);
  const asked = await redis.zcard(keys.reachServers);
  let answers: OwnReaders[] = [];
  while (answers.length < asked && Date.now() - now < WAIT_MS) {
    await delay(LOOK_AGAIN_MS);
    const found = await redis.hvals(keys.reachAnswers(id));
    answers = found.map((text) => JSON.parse(text) as OwnReaders);
  }
  await redis.zrem(keys.reachAsks, id);
  return {
    columns: answers.reduce((sum, { columns }) => sum + columns, 0),
    filters: new Set(answers.flatMap(({ filters }) => filters)).size,
    servers: { asked: Math.max(asked, answers.length), answered: answers.length },
  };
}
