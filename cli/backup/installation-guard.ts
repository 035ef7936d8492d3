import type pg from 'pg';
import { dataDir as dataDirOf } from '../../shared/node/config/config.ts';
import { readEnv } from '../../shared/node/config/read-env.ts';
import { redisAccess } from '../../shared/node/config/redis-config.ts';
import { countConnections } from '../../shared/node/db/backup/restore-store.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { isDataFolder } from './connect.ts';
import { forgetPrivateRedis, lockStopped } from './private-services.ts';
import { type Guard, openRedisGuard } from './redis-guard.ts';

/** Opens the guard of this environment's installation, before its database is opened. */
export async function openGuard(env: NodeJS.ProcessEnv): Promise<Guard> {
  const raw = readEnv(env);
  const { REDIS_URL, NEWSWIRE_PREFIX, DATABASE_URL } = raw;
  if (REDIS_URL !== undefined) return openRedisGuard(redisAccess(raw), String(NEWSWIRE_PREFIX));
  const dataDir = dataDirOf(env);
  // With a private Postgres, the lock comes with opening it.
  const lock = DATABASE_URL !== undefined && isDataFolder(dataDir) ? lockStopped(dataDir) : undefined;
  return {
    requireStopped: async () => undefined,
    announced: async () => 0,
    forget: async () => forgetPrivateRedis(dataDir),
    close: () => lock?.release(),
  };
}

/** Without REDIS_URL nobody says which processes run: any connection to the database may be one. */
export async function requireUnused(client: pg.Client, env: NodeJS.ProcessEnv): Promise<void> {
  const { REDIS_URL, DATABASE_URL } = readEnv(env);
  if (REDIS_URL !== undefined || DATABASE_URL === undefined) return;
  const open = await countConnections(client);
  if (open === 0) return;
  throw new CliError(
    EXIT.refused,
    `Newswire has ${open} connections to this database. Stop all servers and workers, or give REDIS_URL ` +
      'if they belong to another installation. Nothing was changed.',
  );
}
