import { existsSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { dataDir as dataDirOf, loadDatabaseConfig } from '../../shared/node/config/config.ts';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import { readEnv } from '../../shared/node/config/read-env.ts';
import { setUpSession } from '../../shared/node/db/backup/table-store.ts';
import { connectDirectly } from '../../shared/node/db/connect-directly.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { startupProblem } from '../startup-problem.ts';
import { openToRead, openToWrite } from './private-services.ts';

const CONNECT_MS = 10_000;

/** The database of an installation, as a backup or a restore needs it. */
export interface OpenDatabase {
  client: pg.Client;
  config: DatabaseConfig;
  close(): Promise<void>;
}

/** Connects to the database in DATABASE_URL, or to the private one of `npm start`. */
export async function connectDatabase(env: NodeJS.ProcessEnv, purpose: 'read' | 'write'): Promise<OpenDatabase> {
  const given = readEnv(env).DATABASE_URL;
  const dataDir = dataDirOf(env);
  const open = purpose === 'read' ? openToRead : openToWrite;
  const service = given === undefined ? await open(dataDir, env) : undefined;
  try {
    const url = service?.url ?? given;
    const own = { DATABASE_URL_FILE: undefined, DATABASE_URL: url };
    // The private one has no other address.
    const direct = service && { DATABASE_DIRECT_URL: undefined, DATABASE_DIRECT_URL_FILE: undefined };
    const config = loadDatabaseConfig({ ...env, ...own, ...direct });
    const client = await connect(config);
    return {
      client,
      config,
      async close() {
        await client.end();
        await service?.close();
      },
    };
  } catch (error) {
    await service?.close();
    throw error;
  }
}

/** True when `npm start` has kept data in this folder. */
export function isDataFolder(dataDir: string): boolean {
  return existsSync(path.join(dataDir, 'redis'));
}

async function connect(config: DatabaseConfig): Promise<pg.Client> {
  try {
    const client = await connectDirectly(config, {
      connectionTimeoutMillis: CONNECT_MS,
      // Not `newswire …`: those are the servers and workers, which `countConnections` counts.
      application_name: 'backup of newswire',
      keepAlive: true,
    });
    await setUpSession(client, config.schema);
    return client;
  } catch (cause) {
    throw new CliError(EXIT.tryLater, `Postgres cannot be reached: ${startupProblem(cause)}.`, { cause });
  }
}
