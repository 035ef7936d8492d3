import { waitFor } from '../wait-for.ts';
import { REDIS_PASSWORD, type RedisProcess, startRedisProcess } from './redis-process.ts';

const NAME = 'newswire-tests';
/** A primary that is silent for this long is replaced. */
const DOWN_MS = 1_000;
const FAILOVER_MS = 4_000;
const READY_MS = 40_000;
const SENTINEL_PASSWORD = 'sentinels';

/** A real primary with replicas, and the Sentinels that watch them. */
export interface RedisSentinels {
  url: string;
  /** What Newswire needs besides the address. */
  env: { REDIS_SENTINEL_PASSWORD: string };
  nodes: RedisProcess[];
  sentinels: RedisProcess[];
  primary(): Promise<RedisProcess>;
  /** The primary that all Sentinels name; undefined while they differ. */
  named(): Promise<RedisProcess | undefined>;
  /** Waits until the Sentinels agree on the primary and its replicas are in step. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a primary, its replicas and three Sentinels in this folder. */
export async function startRedisSentinels(
  dir: string,
  { replicas = 1, settings = [] as string[] } = {},
): Promise<RedisSentinels> {
  const start = (name: string, more: string[]): Promise<RedisProcess> =>
    startRedisProcess({ name, dir, settings: ['save ""', 'repl-diskless-sync-delay 0', ...settings, ...more] });
  const first = await start('node-1', []);
  const others = Array.from({ length: replicas }, (_, index) =>
    start(`node-${index + 2}`, [`replicaof 127.0.0.1 ${first.port}`]),
  );
  const nodes = [first, ...(await Promise.all(others))];
  const sentinels = await Promise.all(
    [1, 2, 3].map((no) =>
      startRedisProcess({
        ...{ name: `sentinel-${no}`, dir, isSentinel: true, password: SENTINEL_PASSWORD },
        settings: sentinelSettings(first.port),
      }),
    ),
  );
  const group = openSentinels(nodes, sentinels);
  await group.ready();
  return group;
}

function openSentinels(nodes: RedisProcess[], sentinels: RedisProcess[]): RedisSentinels {
  const named = async ({ redis }: RedisProcess): Promise<string | undefined> => {
    const address = (await redis.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME).catch(() => undefined)) as string[];
    return address?.[1];
  };
  const roleOf = ({ redis }: RedisProcess): Promise<unknown[]> => redis.role().catch(() => ['away']);
  const isReady = async (): Promise<boolean> => {
    const ports = await Promise.all(sentinels.map(named));
    const known = await Promise.all(
      sentinels.map(({ redis }) => redis.call('SENTINEL', 'MASTER', NAME).catch(() => [])),
    );
    const count = (fields: unknown, name: string): number => {
      const list = fields as string[];
      return Number(list[list.indexOf(name) + 1]);
    };
    const roles = await Promise.all(nodes.map(roleOf));
    const primaries = nodes.filter((_, index) => roles[index]?.[0] === 'master');
    const inStep = roles.filter(([role, , , link]) => role === 'slave' && link === 'connected');
    return (
      primaries.length === 1 &&
      inStep.length === nodes.length - 1 &&
      ports.every((port) => port === String(primaries[0]?.port)) &&
      known.every((fields) => count(fields, 'num-other-sentinels') === sentinels.length - 1) &&
      known.every((fields) => count(fields, 'num-slaves') >= nodes.length - 1)
    );
  };
  return {
    url: `redis+sentinel://:${REDIS_PASSWORD}@${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/${NAME}`,
    env: { REDIS_SENTINEL_PASSWORD: SENTINEL_PASSWORD },
    nodes,
    sentinels,
    async primary() {
      const roles = await Promise.all(nodes.map(roleOf));
      const found = nodes.find((_, index) => roles[index]?.[0] === 'master');
      if (!found) throw new Error('there is no primary');
      return found;
    },
    async named() {
      const ports = new Set(await Promise.all(sentinels.map(named)));
      return ports.size === 1 ? nodes.find(({ port }) => ports.has(String(port))) : undefined;
    },
    ready: async () => void (await waitFor('the Sentinels agree', isReady, READY_MS, 100)),
    async close() {
      await Promise.all([...sentinels, ...nodes].map((node) => node.close()));
    },
  };
}

function sentinelSettings(primaryPort: number): string[] {
  return [
    `requirepass ${SENTINEL_PASSWORD}`,
    `sentinel sentinel-pass ${SENTINEL_PASSWORD}`,
    `sentinel monitor ${NAME} 127.0.0.1 ${primaryPort} 2`,
    `sentinel auth-pass ${NAME} ${REDIS_PASSWORD}`,
    `sentinel down-after-milliseconds ${NAME} ${DOWN_MS}`,
    `sentinel failover-timeout ${NAME} ${FAILOVER_MS}`,
    `sentinel parallel-syncs ${NAME} 2`,
  ];
}
