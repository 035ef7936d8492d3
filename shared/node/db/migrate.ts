import { runner } from 'node-pg-migrate';
import type pg from 'pg';
import sql from 'sql-template-tag';
import type { DatabaseConfig } from '../config/database-config.ts';
import { connectDirectly } from './connect-directly.ts';
import { MIGRATIONS_DIR } from './installation/migration-names.ts';
import { fillNameLooks } from './publisher/look-alike-store.ts';

/** Migrates the schema; returns the names of the migrations that ran. Safe to run from several processes at once. */
export async function migrate(config: DatabaseConfig, log: (line: string) => void): Promise<string[]> {
  const client = await connectDirectly(config, { application_name: 'newswire migrate' });
  try {
    // Even with IF NOT EXISTS, to create a schema takes a right that not every role has.
    const createSchema = !(await schemaExists(client, config.schema));
    const ran = await runner({
      ...optionsFor(config.schema),
      dbClient: client,
      createSchema,
      createMigrationsSchema: createSchema,
      log,
    });
    await fillLooks(client, config.schema);
    return ran.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function schemaExists(client: pg.Client, schema: string): Promise<boolean> {
  const { rows } = await client.query(sql`SELECT FROM pg_namespace WHERE nspname = ${schema}`);
  return rows.length > 0;
}

/** Runs the next `count` migrations, or all, within the caller's transaction; the schema must exist. */
export async function migrateWithin(client: pg.Client, schema: string, count?: number): Promise<void> {
  const borders = new Set(['BEGIN', 'COMMIT', 'ROLLBACK']);
  const inside = {
    query(text: string, values?: unknown[]) {
      if (borders.has(text.replace(';', ''))) return Promise.resolve({ rows: [] });
      return client.query(text, values);
    },
  };
  await runner({
    ...optionsFor(schema),
    // The runner begins and commits by itself; all of it is the caller's one transaction.
    dbClient: inside as unknown as pg.Client,
    log: () => undefined,
    ...(count !== undefined && { count }),
  });
  if (count === undefined) for (let filled = 1; filled > 0; ) filled = await fillNameLooks(client);
}

function optionsFor(schema: string) {
  return {
    dir: MIGRATIONS_DIR,
    direction: 'up',
    migrationsTable: 'migrations',
    schema,
    migrationsSchema: schema,
    advisoryLockMode: 'wait',
  } as const;
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
