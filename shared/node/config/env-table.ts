/** Every environment variable that Newswire reads; README's table is held against this list by a test. */
export interface EnvRow {
  type: 'text' | 'integer' | 'address' | 'choice' | 'networks' | 'ports' | 'origins';
  help: string;
  /** As it would be written in the environment; absent when there is none. */
  default?: string;
  choices?: readonly string[];
  min?: number;
  max?: number;
  secret?: boolean;
}

export const ENV_TABLE = {
  PORT: { type: 'integer', default: '3000', min: 0, max: 65_535, help: 'Port of the server; 0 takes a free one.' },
  HOST: { type: 'text', help: 'Address to listen on; all interfaces when empty.' },
  REDIS_URL: { type: 'address', secret: true, help: 'Redis to use; `npm start` runs a private one when empty.' },
  DATABASE_URL: { type: 'address', secret: true, help: 'Postgres to use; `npm start` runs a private one when empty.' },
  NEWSWIRE_DATA_DIR: {
    type: 'text',
    default: '.newswire',
    help: 'Where `npm start` keeps its private Redis, Postgres, keys and logs.',
  },
  NEWSWIRE_DEMO: {
    type: 'choice',
    choices: ['auto', 'on', 'off'],
    default: 'auto',
    help: 'Demo newsroom: `auto` fills an empty wire, `on` always writes, `off` never.',
  },
  NEWSWIRE_ADMIN_KEY: {
    type: 'text',
    secret: true,
    help: "The admin's API key, with every scope; `npm start` makes one and keeps it when empty.",
  },
  NEWSWIRE_URL: { type: 'address', help: 'Server that the command line talks to; the local one when empty.' },
  NEWSWIRE_KEY: {
    type: 'text',
    secret: true,
    help: 'API key that the command line sends; the local admin key when empty.',
  },
  NEWSWIRE_PREFIX: { type: 'text', default: 'newswire', help: 'Prefix of every Redis key.' },
  NEWSWIRE_SCHEMA: { type: 'text', default: 'newswire', help: 'Postgres schema that holds the tables.' },
  NEWSWIRE_POOL_SIZE: { type: 'integer', default: '10', min: 2, max: 500, help: 'Postgres connections per process.' },
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
    help: 'Threads of a worker process that read stories beside its own; 0 reads in its own.',
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
    help: 'Most events that one catch-up sends; a reader further behind is told to reset.',
  },
  NEWSWIRE_EVENT_DAYS: {
    type: 'integer',
    default: '30',
    min: 1,
    max: 36_500,
    help: 'Days that wire events stay in Postgres for catch-up.',
  },
  NEWSWIRE_SUBMISSION_DAYS: {
    type: 'integer',
    default: '90',
    min: 0,
    max: 36_500,
    help: 'Days that finished submissions stay with their receipts; 0 for ever.',
  },
  NEWSWIRE_PAYLOAD_DAYS: {
    type: 'integer',
    default: '7',
    min: 0,
    max: 36_500,
    help: 'Days that what was handed in stays as it came; 0 for ever.',
  },
  NEWSWIRE_STORY_DAYS: {
    type: 'integer',
    default: '0',
    min: 0,
    max: 36_500,
    help: 'Days that stories stay; 0 for ever.',
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
    help: 'Submissions that one publisher may have waiting; more are refused with 429 until some were edited.',
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
  NEWSWIRE_SHUTDOWN_SECONDS: {
    type: 'integer',
    default: '20',
    min: 1,
    max: 600,
    help: 'Deadline of a clean stop after SIGTERM.',
  },
  NEWSWIRE_KEEP_ALIVE_SECONDS: {
    type: 'integer',
    default: '65',
    min: 1,
    max: 3_600,
    help: 'How long servers keep a connection that is idle; longer than the proxy in front does, which is often 60.',
  },
  NEWSWIRE_TRUST_PROXY: {
    type: 'integer',
    default: '0',
    min: 0,
    max: 10,
    help: 'Number of reverse proxies in front whose X-Forwarded headers are believed.',
  },
  NEWSWIRE_ALLOW_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) that the feed reader may enter, on any port; none when empty.',
  },
  NEWSWIRE_FETCH_PORTS: {
    type: 'ports',
    default: '80,443',
    help: 'Ports, separated by commas, that the feed reader may use on public addresses.',
  },
  NEWSWIRE_FETCH_SECONDS: {
    type: 'integer',
    default: '20',
    min: 1,
    max: 300,
    help: 'Longest time that fetching one feed may take, redirects included.',
  },
  NEWSWIRE_FEED_MIN_SECONDS: {
    type: 'integer',
    default: '300',
    min: 1,
    max: 86_400,
    help: 'Shortest pause between two polls of a feed that has no interval of its own.',
  },
  NEWSWIRE_FEED_MAX_SECONDS: {
    type: 'integer',
    default: '86400',
    min: 1,
    max: 31_536_000,
    help: 'Longest pause between two polls of a feed that has no interval of its own.',
  },
  NEWSWIRE_FEEDS_PER_HOST: {
    type: 'integer',
    default: '2',
    min: 1,
    max: 100,
    help: 'Feeds of one host that all workers together fetch at once.',
  },
  NEWSWIRE_PUBLIC_URL: {
    type: 'address',
    help: 'Address under which the world reaches this server; feeds with a WebSub hub are then pushed instead of polled.',
  },
  NEWSWIRE_WEBSUB_HUB: {
    type: 'address',
    help: 'WebSub hub that is told of new stories and that the feeds name; needs `NEWSWIRE_PUBLIC_URL`.',
  },
  NEWSWIRE_PUSH_SUBJECT: {
    type: 'address',
    help: 'Address (`mailto:` or `https:`) at which push services can reach you; the public one when empty.',
  },
  NEWSWIRE_EMBED_ORIGINS: {
    type: 'origins',
    help: 'Sites (origins, separated by commas) whose pages may embed a live column or open a socket; `*` for all, none when empty.',
  },
  NEWSWIRE_CANARY: {
    type: 'integer',
    default: '60',
    min: 0,
    max: 3_600,
    help: 'Seconds between two stories that nobody sees and that measure the way through the wire; 0 for none.',
  },
  NEWSWIRE_METRICS: {
    type: 'choice',
    choices: ['open', 'key', 'off'],
    default: 'open',
    help: 'Who may read `/metrics`: `open` anyone, `key` whoever sends a key with the scope `admin`, `off` nobody.',
  },
  NEWSWIRE_WORKER_PORT: {
    type: 'integer',
    default: '0',
    min: 0,
    max: 65_535,
    help: 'Port on which a worker serves `/metrics`, `/livez` and `/readyz`; 0 takes a free one, for this machine only.',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    type: 'address',
    help: 'Collector that traces are sent to (OTLP over HTTP, such as `http://localhost:4318`); no traces when empty.',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    type: 'text',
    help: 'Headers that the collector asks for, such as `authorization=Bearer%20…`.',
  },
  OTEL_SERVICE_NAME: {
    type: 'text',
    help: 'Name under which traces are kept; `newswire-server` and `newswire-worker` when empty.',
  },
  OTEL_TRACES_SAMPLER: {
    type: 'choice',
    choices: [
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ],
    default: 'parentbased_always_on',
    help: 'Which requests are traced; `parentbased_traceidratio` takes a share of them.',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    type: 'text',
    default: '1',
    help: 'Share of requests that are traced, from 0 to 1, for the samplers that take one.',
  },
  LOG_LEVEL: {
    type: 'choice',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    default: 'info',
    help: 'Least severe log line that is written.',
  },
} as const satisfies Record<string, EnvRow>;

export type EnvName = keyof typeof ENV_TABLE;
