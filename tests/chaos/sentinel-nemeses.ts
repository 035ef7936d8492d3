import type { RedisSentinels } from '../helpers/redis/redis-sentinel.ts';
import type { Deployment } from './deployment.ts';
import { freeze, killFor, pick } from './group-nemeses.ts';
import { groupOf } from './group-of.ts';
import type { Nemesis } from './nemeses.ts';
import type { SentinelGroup } from './redis-sentinel.ts';

/** What can happen where Sentinels watch, and nowhere else. */
export const SENTINEL_NEMESES: Nemesis[] = [
  {
    name: 'kill the primary',
    strike: (deployment, random) =>
      withGroup(deployment, async (group) => {
        const killed = await group.primary();
        await killFor(killed, async () => ![undefined, killed].includes(await group.named()), random);
      }),
  },
  {
    name: 'freeze the primary',
    strike: (deployment) => withGroup(deployment, async (group) => freeze(await group.primary())),
  },
  {
    name: 'kill a replica',
    strike: (deployment, random) =>
      withGroup(deployment, async (group) => {
        const primary = await group.primary();
        await killFor(
          pick(
            group.nodes.filter((node) => node !== primary),
            random,
          ),
          async () => true,
          random,
        );
      }),
  },
  {
    name: 'kill a Sentinel',
    strike: (deployment, random) =>
      withGroup(deployment, (group) => killFor(pick(group.sentinels, random), async () => true, random)),
  },
];

/** The next fault must find a whole group. */
async function withGroup(deployment: Deployment, work: (group: RedisSentinels) => Promise<void>): Promise<void> {
  const { group } = groupOf<SentinelGroup>(deployment);
  await group.ready();
  await work(group);
  await group.ready();
}
