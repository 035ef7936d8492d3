import path from 'node:path';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import type { DatabaseConfig } from '../config/config.ts';

const MIGRATIONS_DIR = path.join(import.meta.dirname, 'migrations');

/** Brings the schema up to date; returns the names of the migrations that ran. Safe to run from many processes at once. */
export async function migrate(config: DatabaseConfig, log: (line: string) => void): Promise<string[]> {
  const client = new pg.Client({ connectionString: config.url, application_name: 'newswire migrate' });
  await client.connect();
  try {
    const ran = await runner({
      dbClient: client,
      dir: MIGRATIONS_DIR,
      direction: 'up',
      migrationsTable: 'migrations',
      schema: config.schema,
      migrationsSchema: config.schema,
      createSchema: true,
      createMigrationsSchema: true,
      advisoryLockMode: 'wait',
      log,
    });
    return ran.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
