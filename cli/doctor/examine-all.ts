import { loadDatabaseConfig } from '../../shared/node/config/config.ts';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import { ConfigError, readEnv } from '../../shared/node/config/read-env.ts';
import { redisAccess, redisProblems } from '../../shared/node/config/redis-config.ts';
import { CliError } from '../cli-error.ts';
import { type Connection, type ConnectionOptions, resolveConnection } from '../connection.ts';
import { examineEnvironment } from './examine-environment.ts';
import { examineMachine } from './examine-machine.ts';
import { examinePooler } from './examine-pooler.ts';
import { examinePostgres } from './examine-postgres.ts';
import { examinePublic } from './examine-public.ts';
import { examineRedis } from './examine-redis.ts';
import { examineReplicas } from './examine-replicas.ts';
import { examineServer, isServing } from './examine-server.ts';
import { type Finding, problem } from './finding.ts';

/** Looks at everything that the environment names; what cannot be looked at because of its setting is left out. */
export async function examineAll(env: NodeJS.ProcessEnv, flags: ConnectionOptions): Promise<Finding[]> {
  const environment = examineEnvironment(env);
  const raw = readable(env);
  if (!raw) return environment;
  const connection = connectionOf(env, flags);
  if (!('url' in connection)) return [...environment, ...(await examineMachine(env, false)), connection];
  const { REDIS_URL, DATABASE_URL, NEWSWIRE_PREFIX } = raw;
  // What contradicts itself was found in the environment.
  const looksAtRedis = REDIS_URL !== undefined && redisProblems(raw).length === 0;
  const parts = await Promise.all([
    isServing(connection.url).then((serves) => examineMachine(env, serves)),
    looksAtRedis ? examineRedis(redisAccess(raw), String(NEWSWIRE_PREFIX)) : [],
    DATABASE_URL === undefined ? [] : examineDatabase(loadDatabaseConfig(env)),
    examineServer(connection),
    examinePublic(raw, connection.url),
  ]);
  return [...environment, ...parts.flat()];
}

/** Postgres, what is in front of it, and its replicas. */
async function examineDatabase(config: DatabaseConfig): Promise<Finding[]> {
  return (await Promise.all([examinePostgres(config), examinePooler(config), examineReplicas(config)])).flat();
}

/** The server to look at, or why there is none. */
function connectionOf(env: NodeJS.ProcessEnv, flags: ConnectionOptions): Connection | Finding {
  try {
    return resolveConnection(flags, env);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return problem('server', error.message.replace(/\.$/, ''), 'Name the server with --url.');
  }
}

function readable(env: NodeJS.ProcessEnv): ReturnType<typeof readEnv> | undefined {
  try {
    return readEnv(env);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
