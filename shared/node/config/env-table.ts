import { ALERTS_ENV } from './env-alerts.ts';
import { IMAGES_ENV } from './env-images.ts';
import { OUTSIDE_ENV } from './env-outside.ts';
import { POOL_ENV, POSTGRES_ENV } from './env-postgres.ts';
import { REDIS_ENV } from './env-redis.ts';
import type { EnvRow } from './env-row.ts';
import { TELEMETRY_ENV } from './env-telemetry.ts';

/** Every environment variable that Newswire reads; a test compares README's table with this list. */
export const ENV_TABLE = {
  PORT: { type: 'integer', default: '3000', min: 0, max: 65_535, help: 'Port of the server; 0 takes a free one.' },
  HOST: { type: 'text', help: 'Address to listen on; all interfaces when empty.' },
  ...REDIS_ENV,
  ...POSTGRES_ENV,
  NEWSWIRE_DATA_DIR: {
    type: 'text',
    default: '.newswire',
    help: 'Where `npm start` keeps its private Redis, Postgres, keys and logs, and every server its cache of pictures.',
  },
  NEWSWIRE_DEMO: {
    type: 'choice',
    choices: ['auto', 'on', 'off'],
    default: 'auto',
    help: 'Demo newsroom, an hour of invented news, once a wire: `auto` on an empty one only, `on` on any, `off` never.',
  },
  NEWSWIRE_ADMIN_KEY: {
    type: 'text',
    secret: true,
    help: "The admin's API key, with every scope; `npm start` makes one and keeps it when empty.",
  },
  NEWSWIRE_URL: {
    type: 'address',
    schemes: ['http:', 'https:'],
    help: 'Server that the command line talks to; the local one when empty.',
  },
  NEWSWIRE_KEY: {
    type: 'text',
    secret: true,
    help: 'API key that the command line sends; the local admin key when empty.',
  },
  NEWSWIRE_PREFIX: { type: 'text', default: 'newswire', help: 'Prefix of every Redis key.' },
  NEWSWIRE_SCHEMA: { type: 'text', default: 'newswire', help: 'Postgres schema that holds the tables.' },
  ...POOL_ENV,
  NEWSWIRE_READ_SECONDS: {
    type: 'integer',
    default: '2',
    min: 1,
    max: 600,
    help: "How long one Postgres statement of a reader's request may take; a longer one is cancelled.",
  },
  NEWSWIRE_WRITE_SECONDS: {
    type: 'integer',
    default: '10',
    min: 1,
    max: 600,
    help: 'How long any other Postgres statement of a server may take.',
  },
  NEWSWIRE_CONCURRENCY: {
    type: 'integer',
    default: '32',
    min: 1,
    max: 1_000,
    help: 'Submissions that one worker process edits at once.',
  },
  NEWSWIRE_READING_THREADS: {
    type: 'integer',
    default: '1',
    min: 0,
    max: 64,
    help: 'Extra threads of a worker process that read stories while there are any; 0 reads them in the main thread.',
  },
  NEWSWIRE_MEMORY_EVENTS: {
    type: 'integer',
    default: '5000',
    min: 1,
    max: 1_000_000,
    help: 'Newest wire events that each server keeps in memory for catch-up.',
  },
  NEWSWIRE_STREAM_EVENTS: {
    type: 'integer',
    default: '20000',
    min: 1,
    max: 10_000_000,
    help: 'Newest wire events that the Redis stream keeps (approximately).',
  },
  NEWSWIRE_RESUME_EVENTS: {
    type: 'integer',
    default: '20000',
    min: 1,
    max: 1_000_000,
    help: 'Most events that one catch-up sends; a reader further behind gets a reset.',
  },
  NEWSWIRE_EVENT_DAYS: {
    type: 'integer',
    default: '30',
    min: 1,
    max: 36_500,
    help: 'Days that wire events are kept in Postgres for catch-up.',
  },
  NEWSWIRE_SUBMISSION_DAYS: {
    type: 'integer',
    default: '90',
    min: 0,
    max: 36_500,
    help: 'Days that finished submissions and their receipts are kept; 0 keeps them forever.',
  },
  NEWSWIRE_PAYLOAD_DAYS: {
    type: 'integer',
    default: '7',
    min: 0,
    max: 36_500,
    help: 'Days that the original payload of a submission is kept; 0 keeps it forever.',
  },
  NEWSWIRE_STORY_DAYS: {
    type: 'integer',
    default: '0',
    min: 0,
    max: 36_500,
    help: 'Days that stories are kept; 0 keeps them forever.',
  },
  NEWSWIRE_SWEEP_SECONDS: {
    type: 'integer',
    default: '15',
    min: 1,
    max: 3_600,
    help: 'How often workers look for open submissions and unannounced events.',
  },
  NEWSWIRE_BACKLOG: {
    type: 'integer',
    default: '50000',
    min: 1,
    max: 10_000_000,
    help: 'Submissions of one publisher that may wait; more are refused with 429 until some are edited.',
  },
  NEWSWIRE_KEY_REQUESTS: {
    type: 'integer',
    default: '120000',
    min: 0,
    max: 100_000_000,
    help: 'Requests a minute that one API key may make, over all servers; 0 for no limit.',
  },
  NEWSWIRE_ADDRESS_SOCKETS: {
    type: 'integer',
    default: '1000',
    min: 0,
    max: 1_000_000,
    help: 'Sockets that one public address may have open on a server; 0 for no limit. Private addresses have none.',
  },
  NEWSWIRE_ADDRESS_READS: {
    type: 'integer',
    default: '600',
    min: 0,
    max: 1_000_000,
    help: 'Costly reads (search, counts, exports, feeds, revisions, pictures that are not in the cache) a minute of one public address on a server; 0 for no limit.',
  },
  NEWSWIRE_SHUTDOWN_SECONDS: {
    type: 'integer',
    default: '20',
    min: 1,
    max: 600,
    help: 'Deadline for a graceful shutdown after SIGTERM.',
  },
  NEWSWIRE_KEEP_ALIVE_SECONDS: {
    type: 'integer',
    default: '65',
    min: 1,
    max: 3_600,
    help: 'How long servers keep an idle connection; set it longer than the proxy in front does, which is often 60.',
  },
  NEWSWIRE_TRUST_PROXY: {
    type: 'integer',
    default: '0',
    min: 0,
    max: 10,
    help: 'Number of reverse proxies in front whose X-Forwarded headers are trusted.',
  },
  ...OUTSIDE_ENV,
  ...ALERTS_ENV,
  ...IMAGES_ENV,
  NEWSWIRE_CANARY: {
    type: 'integer',
    default: '60',
    min: 0,
    max: 3_600,
    help: 'Seconds between two canaries, invisible stories that measure the whole path to readers; 0 for none.',
  },
  NEWSWIRE_METRICS: {
    type: 'choice',
    choices: ['open', 'key', 'off'],
    default: 'open',
    help: 'Who may read `/metrics`: `open` anyone, `key` anyone with a key with the scope `admin`, `off` nobody.',
  },
  NEWSWIRE_WORKER_PORT: {
    type: 'integer',
    default: '0',
    min: 0,
    max: 65_535,
    help: 'Port on which a worker serves `/metrics`, `/livez` and `/readyz`; 0 takes a free one, reachable from this machine only.',
  },
  ...TELEMETRY_ENV,
} as const satisfies Record<string, EnvRow>;

export type EnvName = keyof typeof ENV_TABLE;
