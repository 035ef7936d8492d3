import type pg from 'pg';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { connectToFirst } from '../../shared/node/db/connect-directly.ts';
import { readInstallation } from '../../shared/node/db/installation/installation-store.ts';
import { CONNECT_MS, unusable } from './unusable.ts';

const OLDEST = 15;

/** Checks the Postgres in DATABASE_URL; returns `Postgres` with its version, throws the problem. */
export async function checkGivenPostgres(url: string, schema: string): Promise<string> {
  let client: pg.Client | undefined;
  try {
    const connected = await connectToFirst(url, { connectionTimeoutMillis: CONNECT_MS });
    client = connected;
    const { version, mayCreate } = await readInstallation({ query: (query) => connected.query(query) }, schema);
    if (Number.parseInt(version, 10) < OLDEST)
      throw new Error(`Postgres ${OLDEST} or newer is needed; it is ${version}`);
    if (!mayCreate) throw new Error(`its user may not create tables in the schema ${schema}`);
    return `Postgres ${version}`;
  } catch (error) {
    throw unusable('DATABASE_URL', error);
  } finally {
    await client?.end().catch(notNeeded);
  }
}
