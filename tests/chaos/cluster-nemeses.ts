import type { ClusterNode, RedisCluster } from '../helpers/redis/redis-cluster.ts';
import type { Deployment } from './deployment.ts';
import { freeze, killFor, pick } from './group-nemeses.ts';
import { groupOf } from './group-of.ts';
import type { Nemesis } from './nemeses.ts';
import type { ClusterGroup } from './redis-cluster.ts';

const SLOTS_MOVED = 6;

/** What can happen to a cluster, and to no other Redis. */
export const CLUSTER_NEMESES: Nemesis[] = [
  {
    name: 'kill a primary',
    strike: (deployment, random) =>
      withCluster(deployment, async (cluster) => {
        const killed = await aPrimary(cluster, random);
        await killFor(killed, async () => (await cluster.primaries()).length === 3, random);
      }),
  },
  {
    name: 'freeze a primary',
    strike: (deployment, random) => withCluster(deployment, async (cluster) => freeze(await aPrimary(cluster, random))),
  },
  {
    name: 'kill a replica',
    strike: (deployment, random) =>
      withCluster(deployment, async (cluster) => {
        const primaries = await cluster.primaries();
        const killed = pick(
          cluster.nodes.filter((node) => !primaries.includes(node)),
          random,
        );
        await killFor(killed, async () => true, random);
      }),
  },
  {
    name: 'move slots',
    strike: (deployment, random) =>
      withCluster(deployment, async (cluster) => {
        // Those with keys: of queues, the stream and the rest.
        const used = await usedSlots(cluster);
        for (let times = 0; times < SLOTS_MOVED && used.length > 0; times += 1) {
          await cluster.moveSlot(pick(used, random), await aPrimary(cluster, random));
        }
      }),
  },
];

/** The next fault must find a whole cluster. */
async function withCluster(deployment: Deployment, work: (cluster: RedisCluster) => Promise<void>): Promise<void> {
  const { cluster } = groupOf<ClusterGroup>(deployment);
  await cluster.ready();
  await work(cluster);
  await cluster.ready();
}

async function aPrimary(cluster: RedisCluster, random: () => number): Promise<ClusterNode> {
  return pick(await cluster.primaries(), random);
}

async function usedSlots(cluster: RedisCluster): Promise<number[]> {
  const primaries = await cluster.primaries();
  const keys = (await Promise.all(primaries.map(({ redis }) => redis.scan(0, 'COUNT', 1_000)))).flatMap(
    ([, found]) => found,
  );
  const [first] = primaries;
  const slots = await Promise.all(keys.map((key) => first?.redis.cluster('KEYSLOT', key)));
  return [...new Set(slots.map(Number))];
}
