import pg from 'pg';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import { hostUrls } from '../../shared/node/config/postgres-url.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const SUBJECT = 'pooler';
const CONNECT_MS = 5_000;
/** A session setting that does no harm, and that nobody else would choose. */
const PROBE = '54321ms';

/** Looks for a pooler in front of Postgres, whether its mode is the one that DATABASE_POOLER says. */
export async function examinePooler(config: DatabaseConfig): Promise<Finding[]> {
  const [url = config.url] = hostUrls(config.url);
  if (config.pooler === 'none') return (await keepsOptions(url)) === false ? [unexpected()] : [];
  return [modeOf(await poolMode(url)), ...(config.directUrl === config.url ? [noDirectUrl()] : [])];
}

/** False when a pooler refuses or drops the options of a session; undefined without an answer. */
async function keepsOptions(url: string): Promise<boolean | undefined> {
  try {
    const rows = await ask(url, 'SHOW idle_session_timeout', { options: `-c idle_session_timeout=${PROBE}` });
    return rows[0]?.idle_session_timeout === PROBE;
  } catch (error) {
    return /unsupported startup parameter/.test((error as Error).message) ? false : undefined;
  }
}

/** PgBouncer's mode, which it shows on its own database to users that it lets in. */
async function poolMode(url: string): Promise<string | undefined> {
  const console = new URL(url);
  console.pathname = '/pgbouncer';
  const settings = await ask(console.href, 'SHOW CONFIG').catch(notNeeded);
  return settings?.find(({ key }) => key === 'pool_mode')?.value;
}

async function ask(url: string, question: string, options: pg.ClientConfig = {}): Promise<Record<string, string>[]> {
  const client = new pg.Client({ ...options, connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', notNeeded);
  try {
    await client.connect();
    return (await client.query<Record<string, string>>(question)).rows;
  } finally {
    await client.end().catch(notNeeded);
  }
}

function modeOf(mode: string | undefined): Finding {
  if (mode === 'statement')
    return problem(
      SUBJECT,
      'it is in statement mode, in which there are no transactions',
      'Set pool_mode = transaction.',
    );
  if (mode === 'session')
    return warning(
      SUBJECT,
      'it is in session mode, in which it saves no connections',
      'Set pool_mode = transaction, or leave the pooler out.',
    );
  if (mode === 'transaction') return fine(SUBJECT, 'it is in transaction mode');
  return fine(SUBJECT, 'it does not show its mode to this user; DATABASE_POOLER says transaction');
}

function unexpected(): Finding {
  return problem(
    SUBJECT,
    'DATABASE_URL leads to a pooler, which drops the settings of our connections',
    'Set DATABASE_POOLER=transaction and pool_mode = transaction.',
  );
}

function noDirectUrl(): Finding {
  return warning(
    SUBJECT,
    'DATABASE_DIRECT_URL is not set, so that migrations, backups and restores will refuse',
    'Set it to the address of Postgres itself.',
  );
}
