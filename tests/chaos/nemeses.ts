import { readdir, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { LastingReader } from '../helpers/lasting-reader.ts';
import type { TinyProxy } from '../helpers/tiny-proxy.ts';
import type { Copy } from './copy.ts';
import { fillPostgres } from './fill-postgres.ts';
import type { House } from './house.ts';
import { comeFromElsewhere, stampede } from './odd-readers.ts';
import { poison } from './poison.ts';
import type { Resident } from './resident.ts';
import { strikeAsStranger } from './stranger.ts';

const FROZEN_MS = 5_000;
const AWAY_MS = 700;
const LAG_MS = 150;
const CUTS = 5;
/** What everysec may lose. */
const TAIL_SHARE = 0.1;

/** Does one bad thing to a house, and lets it stand again. */
export interface Nemesis {
  name: string;
  /** Gives the stories that it has put on the wire itself, if any: readers must see these, too. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most have nothing to give
  strike(house: House, random: () => number, readers: LastingReader[]): Promise<Copy[] | void>;
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

async function withRedis(house: House, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(house.redis.url);
  redis.on('error', () => undefined);
  try {
    await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** Every bad thing that is known to happen; the list may grow. */
export const NEMESES: Nemesis[] = [
  { name: 'kill a worker', strike: (house, random) => restart(pick(house.workers, random)) },
  { name: 'kill a server', strike: (house, random) => restart(pick(house.servers, random)) },
  {
    name: 'kill all workers',
    strike: async ({ workers }) => void (await Promise.all(workers.map(restart))),
  },
  { name: 'freeze a worker', strike: (house, random) => freeze(pick(house.workers, random)) },
  { name: 'freeze a server', strike: (house, random) => freeze(pick(house.servers, random)) },
  { name: 'kill Redis', strike: ({ redis }) => restart(redis) },
  { name: 'kill Postgres', strike: ({ postgres }) => restart(postgres) },
  { name: 'freeze Redis', strike: ({ redis }) => freeze(redis) },
  { name: 'flush Redis', strike: (house) => withRedis(house, (redis) => redis.flushall()) },
  { name: 'lose the tail of Redis', strike: ({ redis }) => loseTail(redis) },
  {
    name: 'Redis is full',
    strike: (house) =>
      withRedis(house, async (redis) => {
        await redis.config('SET', 'maxmemory', '1');
        await delay(FROZEN_MS / 2);
        await redis.config('SET', 'maxmemory', '0');
      }),
  },
  { name: 'Postgres is full', strike: (house) => fillPostgres(house, FROZEN_MS / 2) },
  { name: 'a slow network', strike: ({ proxy }) => slowDown(proxy, LAG_MS) },
  { name: 'a slow way to Redis', strike: ({ redis }) => slowDown(redis.proxy, LAG_MS) },
  { name: 'a slow way to Postgres', strike: ({ postgres }) => slowDown(postgres.proxy, LAG_MS) },
  { name: 'cut the way to Redis', strike: ({ redis }, random) => cutSome(redis.proxy, random) },
  { name: 'cut the way to Postgres', strike: ({ postgres }, random) => cutSome(postgres.proxy, random) },
  { name: 'a power cut', strike: cutPower },
  {
    name: 'some readers stop reading',
    async strike(_house, random, readers) {
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

async function slowDown(way: TinyProxy, ms: number): Promise<void> {
  way.lag(ms);
  await delay(FROZEN_MS / 2);
  way.lag(0);
}

/** Resets every connection, some times over: whoever waits for an answer does not hear whether it was done. */
async function cutSome(way: TinyProxy, random: () => number): Promise<void> {
  for (let times = 0; times < CUTS; times += 1) {
    way.cut();
    await delay(AWAY_MS * random());
  }
}

/** Everything ends at once, Redis without its last second, and comes back in the order in which it is needed. */
async function cutPower(house: House): Promise<void> {
  const { servers, workers, redis, postgres } = house;
  await Promise.all([...servers, ...workers, postgres, redis].map((resident) => resident.kill()));
  await Promise.all([loseTail(redis), postgres.start()]);
  await Promise.all([...servers, ...workers].map((resident) => resident.start()));
}

/** A Redis that comes back without what it had not written to the disk. */
async function loseTail(redis: House['redis']): Promise<void> {
  await redis.kill();
  const folder = path.join(redis.dir, 'appendonlydir');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof')).sort();
  const file = path.join(folder, files.at(-1) ?? '');
  const { size } = await stat(file);
  await truncate(file, Math.floor(size * (1 - TAIL_SHARE)));
  await redis.start();
}
