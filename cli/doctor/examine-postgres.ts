import type pg from 'pg';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { connectionsOfServer, type DatabaseConfig } from '../../shared/node/config/database-config.ts';
import { connectToFirst } from '../../shared/node/db/connect-directly.ts';
import { readDatabaseHealth } from '../../shared/node/db/installation/database-health-store.ts';
import { migrationNames } from '../../shared/node/db/installation/migration-names.ts';
import { startupProblem } from '../startup-problem.ts';
import { checkGivenPostgres } from '../up/check-postgres.ts';
import { clockFinding } from './clock.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const SUBJECT = 'Postgres';
const CONNECT_MS = 5_000;
/** A server beside a worker is the least that an installation needs. */
const LEAST_WORKERS = 1;

/** Looks at the Postgres in DATABASE_URL: version, rights, role, encoding, connections, schema and clock. */
export async function examinePostgres(config: DatabaseConfig): Promise<Finding[]> {
  let client: pg.Client | undefined;
  try {
    const connected = await connectToFirst(config.directUrl, { connectionTimeoutMillis: CONNECT_MS });
    client = connected;
    const began = Date.now();
    const health = await readDatabaseHealth({ query: (query) => connected.query(query) }, config.schema);
    if (health.isReadOnly) return [readOnly()];
    const version = await checkGivenPostgres(config.directUrl, config.schema);
    return [
      fine(SUBJECT, version),
      ...(health.encoding === 'UTF8' ? [] : [wrongEncoding(health.encoding)]),
      ...(health.isDurable ? [] : [notDurable()]),
      connections(config, health),
      schema(health.migrations),
      ...clockFinding(SUBJECT, health.nowMs, (began + Date.now()) / 2),
    ];
  } catch (error) {
    const says = startupProblem(error)
      .replace(/^DATABASE_URL cannot be used: /, '')
      .replace(/\.$/, '');
    return [problem(SUBJECT, says, 'Correct DATABASE_URL, or the server that it names.')];
  } finally {
    await client?.end().catch(notNeeded);
  }
}

function readOnly(): Finding {
  return problem(
    SUBJECT,
    'it takes no writes: it is a replica, or read-only by setting',
    'Give the address of the primary.',
  );
}

function wrongEncoding(encoding: string): Finding {
  return problem(
    SUBJECT,
    `the database stores text as ${encoding}`,
    "Create it with ENCODING 'UTF8'; most languages cannot be stored otherwise.",
  );
}

function notDurable(): Finding {
  return warning(
    SUBJECT,
    'it does not wait for its disk (fsync or full_page_writes is off)',
    'Switch both on: a power cut may destroy the database.',
  );
}

/** Counts one server and one worker, which is the smallest installation. */
function connections(config: DatabaseConfig, { free }: { free: number }): Finding {
  const needed = connectionsOfServer(config) + config.workerPoolSize * LEAST_WORKERS;
  if (free >= needed) return fine(SUBJECT, `${free} connections are free; a server and a worker take up to ${needed}`);
  return problem(
    SUBJECT,
    `only ${free} connections are free, and a server with a worker takes up to ${needed}`,
    'Raise max_connections, lower DATABASE_CONNECTIONS, or put a pooler in between.',
  );
}

function schema(ran: ReadonlySet<string>): Finding {
  const ours = new Set(migrationNames());
  const missing = [...ours].filter((name) => !ran.has(name));
  const newer = [...ran].filter((name) => !ours.has(name));
  if (ran.size === 0) return problem(SUBJECT, 'the tables are missing', 'Run `newswire migrate`.');
  if (missing.length > 0)
    return problem(
      SUBJECT,
      `${missing.length} migrations have not run, from ${missing[0]} on`,
      'Run `newswire migrate`.',
    );
  if (newer.length > 0)
    return warning(
      SUBJECT,
      `the database is newer than this program: it has ${newer.at(-1)}`,
      'Use the newer version of Newswire everywhere.',
    );
  return fine(SUBJECT, 'the schema is up to date');
}
