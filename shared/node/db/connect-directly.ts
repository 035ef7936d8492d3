import pg from 'pg';
import { notNeeded } from '../../domain/expected-failures.ts';
import type { DatabaseConfig } from '../config/database-config.ts';
import { hostUrls, wantsPrimary } from '../config/postgres-url.ts';

/**
 * Connects one client to Postgres itself, not to a pooler in front of it: for work that needs a session, such as a
 * migration. Of several hosts it takes the first that answers, and takes writes.
 */
export async function connectDirectly(
  { directUrl, url, pooler }: Pick<DatabaseConfig, 'directUrl' | 'url' | 'pooler'>,
  options: pg.ClientConfig = {},
): Promise<pg.Client> {
  if (pooler === 'transaction' && directUrl === url) {
    throw new Error('DATABASE_DIRECT_URL must be the address of Postgres without the pooler in DATABASE_URL');
  }
  return connectToFirst(directUrl, options);
}

/** Connects to the first host of a URL that answers and, if the URL wants that, takes writes. */
export async function connectToFirst(url: string, options: pg.ClientConfig = {}): Promise<pg.Client> {
  let failure: unknown;
  for (const host of hostUrls(url)) {
    const client = new pg.Client({ ...options, connectionString: host });
    // The running query fails, too, and says so.
    client.on('error', notNeeded);
    try {
      await client.connect();
      if (!wantsPrimary(url) || (await takesWrites(client))) return client;
      failure ??= new Error('none of the hosts takes writes');
    } catch (error) {
      failure = error;
    }
    await client.end().catch(notNeeded);
  }
  throw failure;
}

/** True for a connection to a primary. */
export async function takesWrites(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query("SELECT current_setting('transaction_read_only')::boolean AS is_read_only");
  return !rows[0]?.is_read_only;
}
