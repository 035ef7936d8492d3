import type { SeenMember } from '../../shared/contract/ops-shapes.ts';
import type { Manifest } from '../../shared/node/backup/manifest.ts';
import type { RedisAccess } from '../../shared/node/config/redis-config.ts';
import { reachRedis } from '../../shared/node/redis/connect.ts';
import { forgetAll } from '../../shared/node/redis/forget-all.ts';
import { redisKeys } from '../../shared/node/redis/keys.ts';
import { readMembers } from '../../shared/node/redis/presence.ts';
import { streamTop } from '../../shared/node/redis/wire-stream.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { startupProblem } from '../startup-problem.ts';

/** Keeps a restore from happening under running processes, and Redis from remembering what is no longer true. */
export interface Guard {
  /** Throws while servers or workers run. */
  requireStopped(): Promise<void>;
  /** The number of the newest event that was announced on this wire; 0 when nothing is known. */
  announced(manifest: Manifest): Promise<number>;
  forget(): Promise<void>;
  close(): void;
}

/** The guard of an installation with a Redis in REDIS_URL. */
export async function openRedisGuard(access: RedisAccess, prefix: string): Promise<Guard> {
  const keys = redisKeys(prefix);
  const redis = await reachRedis(access).catch((cause: unknown) => {
    const problem = `Redis cannot be reached: ${startupProblem(cause)}. Nothing was changed.`;
    throw new CliError(EXIT.tryLater, problem, { cause });
  });
  return {
    async requireStopped() {
      const alive = (await readMembers(redis, keys)).filter(({ state }) => state === 'alive');
      if (alive.length > 0) throw stillRunning(alive);
    },
    announced: ({ wire }) => streamTop(redis, keys.wire(wire.id)),
    async forget() {
      await forgetAll(redis, prefix);
    },
    close: () => redis.disconnect(),
  };
}

function stillRunning(alive: SeenMember[]): CliError {
  const lines = alive.map(({ kind, host, pid }) => `  ${kind} on ${host}, process ${pid}`);
  return new CliError(
    EXIT.refused,
    `Newswire is still running here:\n${lines.join('\n')}\n` +
      'Stop all of it first: Ctrl-C, `systemctl stop`, `docker compose stop server worker` or `kubectl scale --replicas=0`. ' +
      'Processes that were killed are forgotten after 10 seconds. Nothing was changed.',
  );
}
