import { setTimeout as delay } from 'node:timers/promises';
import type { RedisKind } from '../helpers/redis/start-redis.ts';
import { CLUSTER_NEMESES } from './cluster-nemeses.ts';
import { groupOf } from './group-of.ts';
import { NEMESES, type Nemesis } from './nemeses.ts';
import { SENTINEL_NEMESES } from './sentinel-nemeses.ts';

const AWAY_MS = 700;

/** Faults of one Redis that several do not have, or have in another form. */
const OF_ONE_REDIS = new Set([
  ...['kill Redis', 'freeze Redis', 'flush Redis', 'lose the tail of Redis', 'Redis is full', 'a power cut'],
  ...['a slow link to Redis', 'cut the link to Redis'],
]);

const OF_ALL_NODES: Nemesis[] = [
  {
    name: 'kill all of Redis',
    async strike({ redis }) {
      await redis.kill();
      await delay(AWAY_MS);
      await redis.start();
    },
  },
  {
    name: 'flush all of Redis',
    async strike(deployment) {
      // Replicas refuse, and follow; Sentinels know no such command.
      await Promise.all(groupOf(deployment).members.map(({ redis }) => redis.flushall().catch(() => undefined)));
    },
  },
];

/** The faults that can happen to a deployment with a Redis of this kind. */
export function nemesesOf(kind: RedisKind): Nemesis[] {
  if (kind === 'single') return NEMESES;
  const others = NEMESES.filter(({ name }) => !OF_ONE_REDIS.has(name));
  return [...others, ...(kind === 'cluster' ? CLUSTER_NEMESES : SENTINEL_NEMESES), ...OF_ALL_NODES];
}
