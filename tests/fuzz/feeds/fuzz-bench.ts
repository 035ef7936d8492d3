import { openGuardedFetch } from '../../../shared/node/net/guarded-fetch.ts';
import { openEditQueue } from '../../../shared/node/queue/edit-queue.ts';
import { closeRedis, connectRedis } from '../../../shared/node/redis/connect.ts';
import { createLogger } from '../../../shared/node/telemetry/logger.ts';
import type { PollDeps } from '../../../worker/feeds/poll-deps.ts';
import { openRawSite, type RawSite } from '../../helpers/raw-site.ts';
import type { World } from '../../helpers/world.ts';

/** What polls the odd feeds: the worker's own code, and a site that says what it is told to. */
export interface FuzzBench {
  world: World;
  site: RawSite;
  deps: PollDeps;
  /** A document that takes longer hangs. */
  hangsMs: number;
  /** A host of the site that no feed had before: feeds of one host with one title have one publisher. */
  nextHost(): string;
  close(): Promise<void>;
}

/** No answer is slow; a busy machine is. */
const FETCH_MS = 10_000;
const POLICY = { allowNetworks: ['127.0.0.0/8'], ports: [80, 443] };

/** Opens the bench in a world with a server and a worker. */
export async function openFuzzBench(world: World, hangsMs: number): Promise<FuzzBench> {
  const log = createLogger('fuzz', 'silent');
  const site = await openRawSite();
  const redis = connectRedis(world.config.redis, 'waiting', log);
  const queue = openEditQueue(redis, world.keys);
  const net = openGuardedFetch({ policy: POLICY, userAgent: 'Newswire/fuzz', totalMs: FETCH_MS });
  const { db, config } = world;
  let hosts = 0;
  return {
    world,
    site,
    hangsMs,
    nextHost() {
      hosts += 1;
      return `127.${1 + ((hosts >> 16) & 63)}.${(hosts >> 8) & 255}.${hosts & 255}`;
    },
    deps: { db, queue, log, net, bounds: config.feeds, canSubscribe: true, random: Math.random, fullText: 'off' },
    async close() {
      await net.close();
      await queue.close();
      await closeRedis(redis);
      await site.close();
    },
  };
}
