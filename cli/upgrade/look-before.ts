import type { OpsOverview } from '../../shared/contract/ops-shapes.ts';
import { readLastBackup } from '../../shared/node/db/backup/last-backup-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { isContraction, migrationSql } from '../../shared/node/db/installation/migration-kind.ts';
import { migrationNames, namesOfRan } from '../../shared/node/db/installation/migration-names.ts';
import { runningVersion } from '../../shared/node/lifecycle/version.ts';
import { connectDatabase } from '../backup/connect.ts';
import { CliError } from '../cli-error.ts';
import { type ConnectionOptions, resolveConnection } from '../connection.ts';
import { createApiClient } from '../http/api-client.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Before } from './judge-upgrade.ts';

const BACKUPS_SINCE = '195_last-backup';

/** Looks at the database and at what runs; changes nothing. */
export async function lookBefore(env: NodeJS.ProcessEnv, flags: ConnectionOptions): Promise<Before> {
  const database = await connectDatabase(env, 'read');
  try {
    const db: Queryable = { query: (query) => database.client.query(query) };
    const ran = await namesOfRan(db);
    const ours = migrationNames();
    const pending = ours.filter((name) => !ran.has(name));
    return {
      version: runningVersion(),
      pending: pending.map((name) => ({ name, isContraction: isContraction(migrationSql(name)) })),
      unknown: [...ran].filter((name) => !ours.includes(name)).sort(),
      isEmpty: ran.size === 0,
      members: await membersOf(env, flags),
      lastBackup: ran.has(BACKUPS_SINCE) ? await readLastBackup(db) : undefined,
      now: Date.now(),
    };
  } finally {
    await database.close();
  }
}

/** Undefined when no server answers an operator. */
async function membersOf(env: NodeJS.ProcessEnv, flags: ConnectionOptions): Promise<Before['members']> {
  try {
    const api = createApiClient(resolveConnection(flags, env), { attempts: 1 });
    const { members } = await api.send<OpsOverview>({ method: 'GET', path: '/ops/overview' });
    return members ?? undefined;
  } catch (error) {
    if (error instanceof CliError || error instanceof ApiProblem) return undefined;
    throw error;
  }
}
