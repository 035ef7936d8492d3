import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { House } from './house.ts';

/** What Postgres says when its disk is full. */
const DISK_FULL = '53100';
const TABLES = ['submissions', 'stories', 'wire_events', 'comments', 'idempotency_keys'];
const WRITES = 'BEFORE INSERT OR UPDATE';

/**
 * A Postgres that reads and does not write, as one whose disk is full: triggers raise the very error. A real disk
 * would have to be a file system of its own, for which a test has no rights.
 */
export async function fillPostgres({ postgres }: House, forMs: number): Promise<void> {
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
