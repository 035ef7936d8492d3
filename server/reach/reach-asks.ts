import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Reach } from '../../shared/contract/reach-shapes.ts';
import type { FilteredEnvelope } from '../../shared/domain/wire-event.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { readMembers } from '../../shared/node/redis/presence.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

/** A question wakes the read; less than the time after which a silent Redis counts as hung. */
const BLOCK_S = 10;
const WAIT_MS = 2_500;
const LOOK_AGAIN_MS = 60;
/** A question that nobody waits for any more is forgotten, and so is its answer. */
const HOLD_MS = 5_000;
/** More are not asked of one server: the newest are answered. */
const QUESTIONS_MAX = 20;

/** What one server's readers follow. */
export type OwnReaders = Pick<Reach['readers'], 'columns'> & { filters: string[] };

export interface ReachAsks {
  /** Counts the readers on all servers whom a story would reach. */
  readersOf(envelope: FilteredEnvelope): Promise<Reach['readers']>;
  close(): Promise<void>;
}

interface Deps {
  /** This server's id among the members. */
  id: string;
  redis: RedisClient;
  /** Blocked while nobody asks; closed with this. */
  askedRedis: RedisClient;
  keys: RedisKeys;
  log: Logger;
  /** This server's readers whom the story would reach. */
  own: (envelope: FilteredEnvelope) => OwnReaders;
}

interface Question {
  id: string;
  envelope: FilteredEnvelope;
}

/**
 * Servers ask each other through Redis: whoever asks adds the question to the list of each server that is alive, and
 * each writes its answer to the question's hash. A server waits at its list, so while nobody asks, nothing is sent.
 */
export function startReachAsks(deps: Deps): ReachAsks {
  const { id, askedRedis, keys, log } = deps;
  const loop = startLoop({
    name: 'reach',
    log,
    pauseMs: 0,
    run: async () => {
      const [, text] = (await askedRedis.blpop(keys.reachQuestions(id), BLOCK_S)) ?? [];
      if (text !== undefined) await answer(deps, JSON.parse(text) as Question);
    },
  });
  return {
    readersOf: (envelope) => ask(deps, envelope),
    async close() {
      askedRedis.disconnect();
      await loop.close();
    },
  };
}

async function answer({ id: server, redis, keys, own }: Deps, { id, envelope }: Question): Promise<void> {
  await redis
    .multi()
    .hset(keys.reachAnswers(id), server, JSON.stringify(own(envelope)))
    .pexpire(keys.reachAnswers(id), HOLD_MS)
    .exec();
}

async function ask(deps: Deps, envelope: FilteredEnvelope): Promise<Reach['readers']> {
  const { redis, keys } = deps;
  const id = randomUUID();
  const begunAt = Date.now();
  const asked = await askAll(deps, { id, envelope });
  let answers: OwnReaders[] = [];
  while (answers.length < asked && Date.now() - begunAt < WAIT_MS) {
    await delay(LOOK_AGAIN_MS);
    const found = await redis.hvals(keys.reachAnswers(id));
    answers = found.map((text) => JSON.parse(text) as OwnReaders);
  }
  return {
    columns: answers.reduce((sum, { columns }) => sum + columns, 0),
    filters: new Set(answers.flatMap(({ filters }) => filters)).size,
    servers: { asked, answered: answers.length },
  };
}

/** Asks every server that is alive, and returns how many those are. */
async function askAll({ id, redis, keys }: Deps, question: Question): Promise<number> {
  const members = await readMembers(redis, keys);
  const alive = members.filter(({ kind, state }) => kind === 'server' && state === 'alive');
  // This one is alive, even if it has not announced itself yet.
  const servers = new Set([id, ...alive.map((member) => member.id)]);
  const text = JSON.stringify(question);
  await Promise.all(
    [...servers].map((server) => {
      const list = keys.reachQuestions(server);
      return redis.multi().rpush(list, text).ltrim(list, -QUESTIONS_MAX, -1).pexpire(list, HOLD_MS).exec();
    }),
  );
  return servers.size;
}
