import { readdir, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { LastingReader } from '../helpers/lasting-reader.ts';
import type { TinyProxy } from '../helpers/tiny-proxy.ts';
import type { Copy } from './copy.ts';
import type { Deployment } from './deployment.ts';
import { fillPostgres } from './fill-postgres.ts';
import { comeFromElsewhere, stampede } from './odd-readers.ts';
import { poison } from './poison.ts';
import type { Resident } from './resident.ts';
import { strikeAsStranger } from './stranger.ts';

const FROZEN_MS = 5_000;
const AWAY_MS = 700;
const LAG_MS = 150;
const CUTS = 5;
/** The share of the log that `everysec` may lose. */
const TAIL_SHARE = 0.1;

/** Injects one fault into a deployment, and restores it. */
export interface Nemesis {
  name: string;
  /** Returns the stories that it published itself, if any, because readers must see these, too. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most have nothing to give
  strike(deployment: Deployment, random: () => number, readers: LastingReader[]): Promise<Copy[] | void>;
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}

async function restart(resident: Resident): Promise<void> {
  await resident.kill();
  await delay(AWAY_MS);
  await resident.start();
}

async function freeze(resident: Resident): Promise<void> {
  process.kill(resident.pid(), 'SIGSTOP');
  await delay(FROZEN_MS);
  process.kill(resident.pid(), 'SIGCONT');
}

async function withRedis(deployment: Deployment, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(deployment.redis.url);
  redis.on('error', () => undefined);
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** All faults known to happen; the list may grow. */
export const NEMESES: Nemesis[] = [
  { name: 'kill a worker', strike: (deployment, random) => restart(pick(deployment.workers, random)) },
  { name: 'kill a server', strike: (deployment, random) => restart(pick(deployment.servers, random)) },
  {
    name: 'kill all workers',
    strike: async ({ workers }) => void (await Promise.all(workers.map(restart))),
  },
  { name: 'freeze a worker', strike: (deployment, random) => freeze(pick(deployment.workers, random)) },
  { name: 'freeze a server', strike: (deployment, random) => freeze(pick(deployment.servers, random)) },
  { name: 'kill Redis', strike: ({ redis }) => restart(redis) },
  { name: 'kill Postgres', strike: ({ postgres }) => restart(postgres) },
  { name: 'freeze Redis', strike: ({ redis }) => freeze(redis) },
  { name: 'flush Redis', strike: (deployment) => withRedis(deployment, (redis) => redis.flushall()) },
  { name: 'lose the tail of Redis', strike: ({ redis }) => loseTail(redis) },
  {
    name: 'Redis is full',
    strike: (deployment) =>
      withRedis(deployment, async (redis) => {
        await redis.config('SET', 'maxmemory', '1');
        await delay(FROZEN_MS / 2);
        await redis.config('SET', 'maxmemory', '0');
      }),
  },
  { name: 'Postgres is full', strike: (deployment) => fillPostgres(deployment, FROZEN_MS / 2) },
  { name: 'a slow network', strike: ({ proxy }) => slowDown(proxy, LAG_MS) },
  { name: 'a slow link to Redis', strike: ({ redis }) => slowDown(redis.proxy, LAG_MS) },
  { name: 'a slow link to Postgres', strike: ({ postgres }) => slowDown(postgres.proxy, LAG_MS) },
  { name: 'cut the link to Redis', strike: ({ redis }, random) => cutSome(redis.proxy, random) },
  { name: 'cut the link to Postgres', strike: ({ postgres }, random) => cutSome(postgres.proxy, random) },
  { name: 'a power cut', strike: cutPower },
  {
    name: 'some readers stop reading',
    async strike(_deployment, random, readers) {
      const some = readers.filter(() => random() < 0.3);
      for (const reader of some) reader.rest(true);
      await delay(FROZEN_MS);
      for (const reader of some) reader.rest(false);
    },
  },
  { name: 'a stranger', strike: strikeAsStranger },
  { name: 'publishers of poison stories', strike: poison },
  { name: 'a herd of readers', strike: stampede },
  { name: 'positions from elsewhere', strike: comeFromElsewhere },
  { name: 'cut every connection', strike: async ({ proxy }) => proxy.cut() },
  {
    name: 'cut every connection again and again',
    async strike({ proxy }) {
      for (let times = 0; times < CUTS; times += 1) {
        proxy.cut();
        await delay(AWAY_MS / 2);
      }
    },
  },
];

async function slowDown(link: TinyProxy, ms: number): Promise<void> {
  link.lag(ms);
  await delay(FROZEN_MS / 2);
  link.lag(0);
}

/** Resets every connection several times: a waiting caller does not learn whether its request was executed. */
async function cutSome(link: TinyProxy, random: () => number): Promise<void> {
  for (let times = 0; times < CUTS; times += 1) {
    link.cut();
    await delay(AWAY_MS * random());
  }
}

/** Kills everything at once, drops Redis's last second, and restarts the processes in order of dependency. */
async function cutPower(deployment: Deployment): Promise<void> {
  const { servers, workers, redis, postgres } = deployment;
  await Promise.all([...servers, ...workers, postgres, redis].map((resident) => resident.kill()));
  await Promise.all([loseTail(redis), postgres.start()]);
  await Promise.all([...servers, ...workers].map((resident) => resident.start()));
}

/** Restarts Redis without the data that it had not written to disk. */
async function loseTail(redis: Deployment['redis']): Promise<void> {
  await redis.kill();
  const folder = path.join(redis.dir, 'appendonlydir');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof')).sort();
  const file = path.join(folder, files.at(-1) ?? '');
  const { size } = await stat(file);
  await truncate(file, Math.floor(size * (1 - TAIL_SHARE)));
  await redis.start();
}
