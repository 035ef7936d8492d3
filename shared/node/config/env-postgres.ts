import type { EnvRow } from './env-row.ts';

/** Variables about Postgres. */
export const POSTGRES_ENV = {
  DATABASE_URL: {
    type: 'postgres',
    secret: true,
    help: 'Postgres to use, with several hosts the one that takes writes; `npm start` runs a private one when empty.',
  },
  DATABASE_READ_URL: {
    type: 'postgres-list',
    secret: true,
    help: 'Replicas that answer readers once they have what a request needs, separated by commas or spaces.',
  },
  DATABASE_DIRECT_URL: {
    type: 'postgres',
    secret: true,
    help: 'Address of the same Postgres without the pooler, for migrations, backup and restore; DATABASE_URL when empty.',
  },
  DATABASE_POOLER: {
    type: 'choice',
    choices: ['none', 'transaction'],
    default: 'none',
    help: '`transaction` when DATABASE_URL leads to PgBouncer or another pooler in transaction mode.',
  },
  DATABASE_CONNECTIONS: {
    type: 'integer',
    min: 5,
    max: 2_000,
    help: 'Postgres connections per process; a server splits them (see [operations](docs/operations.md#postgres)). By default 23 of a server, 10 of a worker.',
  },
} as const satisfies Record<string, EnvRow>;

/** Pool sizes that win over the shares of DATABASE_CONNECTIONS. */
export const POOL_ENV = {
  NEWSWIRE_POOL_SIZE: {
    type: 'integer',
    min: 2,
    max: 500,
    help: 'Postgres connections per process, those of a server for its readers apart; 10, or their share of DATABASE_CONNECTIONS.',
  },
  NEWSWIRE_READ_POOL_SIZE: {
    type: 'integer',
    min: 1,
    max: 500,
    help: 'Postgres connections of a server for public reads, and to each replica; 10, or their share.',
  },
  NEWSWIRE_CATCH_UP_POOL_SIZE: {
    type: 'integer',
    min: 1,
    max: 500,
    help: 'Postgres connections of a server for readers who catch up on events, and to each replica; 2, or their share.',
  },
} as const satisfies Record<string, EnvRow>;
