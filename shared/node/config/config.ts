import path from 'node:path';
import type { NetworkPolicy } from '../net/address-guard.ts';
import { type PushConfig, pushConfig, pushProblems } from './push-config.ts';
import { ConfigError, parts, type RawEnv, readEnv } from './read-env.ts';

export interface DatabaseConfig {
  url: string;
  schema: string;
  /** Connections for all but readers, per process. */
  poolSize: number;
  /** Connections of a server for what anyone may read. */
  readPoolSize: number;
  /** Connections of a server for readers who catch up on events. */
  catchUpPoolSize: number;
  /** How long one statement of a reader's request may take. */
  readMs: number;
  /** The same for all other statements of a server. */
  writeMs: number;
}

interface RedisConfig {
  url: string;
  prefix: string;
  streamEvents: number;
}

/** How much one of many may ask for. */
interface LimitsConfig {
  /** Submissions that a publisher may have waiting. */
  backlog: number;
  /** Requests a minute with one API key; 0 for no limit. */
  keyRequests: number;
  /** Sockets of one public address on a server; 0 for no limit. */
  addressSockets: number;
  /** Costly reads a minute of one public address on a server; 0 for no limit. */
  addressReads: number;
}

interface HttpConfig {
  port: number;
  host: string | undefined;
  trustProxy: number;
  /** How long a connection may be idle. */
  keepAliveMs: number;
}

interface WireConfig {
  memoryEvents: number;
  resumeEvents: number;
}

export interface WorkerConfig {
  /** 0 takes a free port that only this machine reaches. */
  port: number;
  concurrency: number;
  /** 0 reads in the worker's own thread. */
  readingThreads: number;
  sweepMs: number;
  periods: RetentionConfig;
}

/** How many days things are kept; 0 is for ever. */
export interface RetentionConfig {
  eventDays: number;
  submissionDays: number;
  payloadDays: number;
  storyDays: number;
}

/** How feeds are fetched and how often. */
export interface FeedsConfig {
  /** CIDRs that feeds may be fetched from although they are not public; nobody else's requests may enter them. */
  allowNetworks: readonly string[];
  ports: readonly number[];
  fetchMs: number;
  minIntervalMs: number;
  maxIntervalMs: number;
  perHost: number;
  /** Without a slash at its end; undefined when nobody outside reaches us. */
  publicUrl: string | undefined;
  /** Hub that is told of new stories and that our feeds name. */
  websubHub: string | undefined;
}

/** Who may read the metrics. */
export type MetricsAccess = 'open' | 'key' | 'off';

/** The configuration of a server or a worker, by concern; frozen. */
export interface Config {
  database: DatabaseConfig;
  redis: RedisConfig;
  http: HttpConfig;
  limits: LimitsConfig;
  wire: WireConfig;
  worker: WorkerConfig;
  feeds: FeedsConfig;
  push: PushConfig;
  /** Where webhooks may have their receivers. */
  webhooks: NetworkPolicy;
  metrics: MetricsAccess;
  /** Origins whose pages may embed a column; `*` stands for all. */
  embedOrigins: readonly string[];
  /** Between two canaries; 0 for none. */
  canaryMs: number;
  /** Collector of traces; undefined when nobody wants them. */
  tracesTo: string | undefined;
  logLevel: string;
  shutdownMs: number;
  adminKey: string | undefined;
}

const ADMIN_KEY_MIN_CHARACTERS = 20;
const ADMIN_KEY_MIN_DIFFERENT = 8;

/** Reads the environment of a server, worker or migration; throws a ConfigError that names every problem. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const raw = readEnv(env);
  refuse([...databaseProblems(raw), ...serviceProblems(raw)]);
  return Object.freeze({
    database: databaseConfig(raw),
    redis: Object.freeze({
      url: String(raw.REDIS_URL),
      prefix: String(raw.NEWSWIRE_PREFIX),
      streamEvents: Number(raw.NEWSWIRE_STREAM_EVENTS),
    }),
    http: Object.freeze({
      port: Number(raw.PORT),
      host: raw.HOST,
      trustProxy: Number(raw.NEWSWIRE_TRUST_PROXY),
      keepAliveMs: Number(raw.NEWSWIRE_KEEP_ALIVE_SECONDS) * 1_000,
    }),
    limits: Object.freeze({
      backlog: Number(raw.NEWSWIRE_BACKLOG),
      keyRequests: Number(raw.NEWSWIRE_KEY_REQUESTS),
      addressSockets: Number(raw.NEWSWIRE_ADDRESS_SOCKETS),
      addressReads: Number(raw.NEWSWIRE_ADDRESS_READS),
    }),
    wire: Object.freeze({
      memoryEvents: Number(raw.NEWSWIRE_MEMORY_EVENTS),
      resumeEvents: Number(raw.NEWSWIRE_RESUME_EVENTS),
    }),
    worker: Object.freeze({
      port: Number(raw.NEWSWIRE_WORKER_PORT),
      concurrency: Number(raw.NEWSWIRE_CONCURRENCY),
      readingThreads: Number(raw.NEWSWIRE_READING_THREADS),
      sweepMs: Number(raw.NEWSWIRE_SWEEP_SECONDS) * 1_000,
      periods: Object.freeze({
        eventDays: Number(raw.NEWSWIRE_EVENT_DAYS),
        submissionDays: Number(raw.NEWSWIRE_SUBMISSION_DAYS),
        payloadDays: Number(raw.NEWSWIRE_PAYLOAD_DAYS),
        storyDays: Number(raw.NEWSWIRE_STORY_DAYS),
      }),
    }),
    feeds: feedsConfig(raw),
    push: pushConfig(raw),
    webhooks: Object.freeze({
      allowNetworks: Object.freeze(parts(raw.NEWSWIRE_WEBHOOK_NETWORKS)),
      ports: Object.freeze(parts(raw.NEWSWIRE_FETCH_PORTS).map(Number)),
    }),
    canaryMs: Number(raw.NEWSWIRE_CANARY) * 1_000,
    tracesTo: raw.OTEL_EXPORTER_OTLP_ENDPOINT,
    metrics: raw.NEWSWIRE_METRICS as MetricsAccess,
    embedOrigins: Object.freeze(parts(raw.NEWSWIRE_EMBED_ORIGINS)),
    logLevel: String(raw.LOG_LEVEL),
    shutdownMs: Number(raw.NEWSWIRE_SHUTDOWN_SECONDS) * 1_000,
    adminKey: raw.NEWSWIRE_ADMIN_KEY,
  });
}

function feedsConfig(raw: RawEnv): FeedsConfig {
  return Object.freeze({
    allowNetworks: Object.freeze(parts(raw.NEWSWIRE_ALLOW_NETWORKS)),
    ports: Object.freeze(parts(raw.NEWSWIRE_FETCH_PORTS).map(Number)),
    fetchMs: Number(raw.NEWSWIRE_FETCH_SECONDS) * 1_000,
    minIntervalMs: Number(raw.NEWSWIRE_FEED_MIN_SECONDS) * 1_000,
    maxIntervalMs: Number(raw.NEWSWIRE_FEED_MAX_SECONDS) * 1_000,
    perHost: Number(raw.NEWSWIRE_FEEDS_PER_HOST),
    publicUrl: raw.NEWSWIRE_PUBLIC_URL?.replace(/(?<!\/)\/+$/, ''),
    websubHub: raw.NEWSWIRE_WEBSUB_HUB,
  });
}

/** Where `npm start` keeps everything of its own, as an absolute path. */
export function dataDir(env: NodeJS.ProcessEnv): string {
  return path.resolve(String(readEnv(env).NEWSWIRE_DATA_DIR));
}

/** The part of the environment that a migration needs; throws a ConfigError that names every problem. */
export function loadDatabaseConfig(env: NodeJS.ProcessEnv): DatabaseConfig {
  const raw = readEnv(env);
  refuse(databaseProblems(raw));
  return databaseConfig(raw);
}

function databaseConfig(raw: RawEnv): DatabaseConfig {
  return Object.freeze({
    url: String(raw.DATABASE_URL),
    schema: String(raw.NEWSWIRE_SCHEMA),
    poolSize: Number(raw.NEWSWIRE_POOL_SIZE),
    readPoolSize: Number(raw.NEWSWIRE_READ_POOL_SIZE),
    catchUpPoolSize: Number(raw.NEWSWIRE_CATCH_UP_POOL_SIZE),
    readMs: Number(raw.NEWSWIRE_READ_SECONDS) * 1_000,
    writeMs: Number(raw.NEWSWIRE_WRITE_SECONDS) * 1_000,
  });
}

function databaseProblems(raw: RawEnv): string[] {
  const problems: string[] = [];
  if (!raw.DATABASE_URL) problems.push('DATABASE_URL is required (`npm start` sets it by itself)');
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(String(raw.NEWSWIRE_SCHEMA))) {
    problems.push('NEWSWIRE_SCHEMA must be lower-case letters, digits and underscores');
  }
  return problems;
}

function serviceProblems(raw: RawEnv): string[] {
  const problems: string[] = [];
  if (!raw.REDIS_URL) problems.push('REDIS_URL is required (`npm start` sets it by itself)');
  if (raw.NEWSWIRE_ADMIN_KEY !== undefined && isGuessable(raw.NEWSWIRE_ADMIN_KEY)) {
    problems.push(
      `NEWSWIRE_ADMIN_KEY must be at least ${ADMIN_KEY_MIN_CHARACTERS} characters, at least ${ADMIN_KEY_MIN_DIFFERENT} of them different, without spaces; \`openssl rand -base64 32\` makes one`,
    );
  }
  if (Number(raw.NEWSWIRE_FEED_MIN_SECONDS) > Number(raw.NEWSWIRE_FEED_MAX_SECONDS)) {
    problems.push('NEWSWIRE_FEED_MIN_SECONDS must not be more than NEWSWIRE_FEED_MAX_SECONDS');
  }
  if (raw.NEWSWIRE_PUBLIC_URL !== undefined && !/^https?:/i.test(raw.NEWSWIRE_PUBLIC_URL)) {
    problems.push('NEWSWIRE_PUBLIC_URL must be an http or https address');
  }
  problems.push(...pushProblems(raw));
  if (raw.NEWSWIRE_WEBSUB_HUB !== undefined && raw.NEWSWIRE_PUBLIC_URL === undefined) {
    problems.push('NEWSWIRE_WEBSUB_HUB needs NEWSWIRE_PUBLIC_URL: the hub fetches our feeds from there');
  }
  return problems;
}

/** A word is no key: whoever has this one can do everything. */
function isGuessable(key: string): boolean {
  return (
    key.length < ADMIN_KEY_MIN_CHARACTERS || new Set(key.toLowerCase()).size < ADMIN_KEY_MIN_DIFFERENT || /\s/.test(key)
  );
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}
