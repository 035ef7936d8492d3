import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Deployment } from './deployment.ts';

/** Postgres's error code for a full disk. */
const DISK_FULL = '53100';
const TABLES = ['submissions', 'stories', 'wire_events', 'comments', 'idempotency_keys'];
const WRITES = 'BEFORE INSERT OR UPDATE';

/**
 * Makes Postgres refuse writes as with a full disk: triggers raise the same error. Really filling a disk needs a
 * separate file system, which a test may not create.
 */
export async function fillPostgres({ postgres }: Deployment, forMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url, options: '-c search_path=newswire' });
  await client.connect();
  try {
    await client.query(
      `CREATE OR REPLACE FUNCTION chaos_full() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN RAISE EXCEPTION ''could not extend file: No space left on device'' USING ERRCODE = ''${DISK_FULL}''; END'`,
    );
    for (const table of TABLES) {
      await client.query(`CREATE TRIGGER chaos_full ${WRITES} ON ${table} FOR EACH ROW EXECUTE FUNCTION chaos_full()`);
    }
    await delay(forMs);
  } finally {
    for (const table of TABLES) await client.query(`DROP TRIGGER IF EXISTS chaos_full ON ${table}`);
    await client.end();
  }
}
