import { runner } from 'node-pg-migrate';
import pg from 'pg';
import sql from 'sql-template-tag';
import type { DatabaseConfig } from '../config/config.ts';
import { MIGRATIONS_DIR } from './installation/require-schema.ts';
import { fillNameLooks } from './publisher/look-alike-store.ts';

/** Migrates the schema; returns the names of the migrations that ran. Safe to run from several processes at once. */
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

/** Fills in the look-alike keys of existing names, which SQL cannot compute. */
async function fillLooks(client: pg.Client, schema: string): Promise<void> {
  await client.query(sql`SELECT set_config('search_path', ${schema}, false)`);
  // In many transactions, so that nobody who adds a name waits for all of them.
  for (let filled = 1; filled > 0; ) {
    await client.query('BEGIN');
    filled = await fillNameLooks({ query: (query) => client.query(query) });
    await client.query('COMMIT');
  }
}
