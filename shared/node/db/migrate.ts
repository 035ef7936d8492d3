import { runner } from 'node-pg-migrate';
import pg from 'pg';
import sql from 'sql-template-tag';
import type { DatabaseConfig } from '../config/config.ts';
import { fillNameLooks } from './name-look-store.ts';
import { MIGRATIONS_DIR } from './require-schema.ts';

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
    await fillLooks(client, config.schema);
    return ran.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** What no SQL can work out: what the names look like that are there. */
async function fillLooks(client: pg.Client, schema: string): Promise<void> {
  await client.query(sql`SELECT set_config('search_path', ${schema}, false)`);
  // In many transactions, so that nobody who gives a name waits for all of them.
  for (let filled = 1; filled > 0; ) {
    await client.query('BEGIN');
    filled = await fillNameLooks({ query: (query) => client.query(query) });
    await client.query('COMMIT');
  }
}
