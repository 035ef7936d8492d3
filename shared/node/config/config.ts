import path from 'node:path';
import type { NetworkPolicy } from '../net/address-guard.ts';
import { type AlertsConfig, alertsConfig, alertsProblems } from './alerts-config.ts';
import { type DatabaseConfig, databaseConfig, databaseProblems } from './database-config.ts';
import { type FeedsConfig, feedsConfig } from './feeds-config.ts';
import { type ImagesConfig, imagesConfig } from './images-config.ts';
import { type PushConfig, pushConfig, pushProblems } from './push-config.ts';
import { ConfigError, parts, type RawEnv, readEnv } from './read-env.ts';
import { type RedisConfig, redisConfig, redisProblems } from './redis-config.ts';

/** Limits per publisher, key or address. */
interface LimitsConfig {
  /** Open submissions per publisher. */
  backlog: number;
  /** Requests per minute with one API key; 0 for no limit. */
  keyRequests: number;
  /** Sockets per public address and server; 0 for no limit. */
  addressSockets: number;
  /** Expensive reads per minute, public address and server; 0 for no limit. */
  addressReads: number;
}

interface HttpConfig {
  port: number;
  host: string | undefined;
  trustProxy: number;
  /** How long a connection may stay idle. */
  keepAliveMs: number;
}

interface WireConfig {
  memoryEvents: number;
  resumeEvents: number;
}

export interface WorkerConfig {
  /** 0 takes a free port that only this machine can reach. */
  port: number;
  concurrency: number;
  /** 0 reads in the worker's main thread. */
  readingThreads: number;
  sweepMs: number;
  periods: RetentionConfig;
}

/** Retention periods in days; 0 means forever. */
export interface RetentionConfig {
  eventDays: number;
  submissionDays: number;
  payloadDays: number;
  storyDays: number;
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
  alerts: AlertsConfig;
  images: ImagesConfig;
  /** The networks that webhook receivers may be in. */
  webhooks: NetworkPolicy;
  /** The networks that followed installations may be in. */
  bridges: NetworkPolicy;
  metrics: MetricsAccess;
  /** Origins that may embed a column; `*` means all. */
  embedOrigins: readonly string[];
  /** The interval between two canaries; 0 for none. */
  canaryMs: number;
  /** The trace collector; undefined disables tracing. */
  tracesTo: string | undefined;
  /** Where strangers report a vulnerability. */
  securityContact: string | undefined;
  logLevel: string;
  shutdownMs: number;
  adminKey: string | undefined;
}

const ADMIN_KEY_MIN_CHARACTERS = 20;
const ADMIN_KEY_MIN_DIFFERENT = 8;

/** Reads the environment of a server, worker or migration; throws a ConfigError that lists all problems. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const raw = readEnv(env);
  refuse([...databaseProblems(raw), ...serviceProblems(raw)]);
  return Object.freeze({
    database: databaseConfig(raw),
    redis: redisConfig(raw),
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
    alerts: alertsConfig(raw),
    images: imagesConfig(raw),
    webhooks: policyFor(raw, raw.NEWSWIRE_WEBHOOK_NETWORKS),
    bridges: policyFor(raw, raw.NEWSWIRE_BRIDGE_NETWORKS),
    canaryMs: Number(raw.NEWSWIRE_CANARY) * 1_000,
    tracesTo: raw.OTEL_EXPORTER_OTLP_ENDPOINT,
    metrics: raw.NEWSWIRE_METRICS as MetricsAccess,
    embedOrigins: Object.freeze(parts(raw.NEWSWIRE_EMBED_ORIGINS)),
    securityContact: raw.NEWSWIRE_SECURITY_CONTACT,
    logLevel: String(raw.LOG_LEVEL),
    shutdownMs: Number(raw.NEWSWIRE_SHUTDOWN_SECONDS) * 1_000,
    adminKey: raw.NEWSWIRE_ADMIN_KEY,
  });
}

/** The absolute path of the folder where `npm start` keeps its data. */
export function dataDir(env: NodeJS.ProcessEnv): string {
  return path.resolve(String(readEnv(env).NEWSWIRE_DATA_DIR));
}

/** Reads the part of the environment that a migration needs; throws a ConfigError that lists all problems. */
export function loadDatabaseConfig(env: NodeJS.ProcessEnv): DatabaseConfig {
  const raw = readEnv(env);
  refuse(databaseProblems(raw));
  return databaseConfig(raw);
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
  problems.push(...redisProblems(raw), ...pushProblems(raw), ...alertsProblems(raw));
  if (raw.NEWSWIRE_WEBSUB_HUB !== undefined && raw.NEWSWIRE_PUBLIC_URL === undefined) {
    problems.push('NEWSWIRE_WEBSUB_HUB needs NEWSWIRE_PUBLIC_URL: the hub fetches our feeds from there');
  }
  return problems;
}

/** Rejects short and repetitive keys: the admin key allows everything. */
function isGuessable(key: string): boolean {
  return (
    key.length < ADMIN_KEY_MIN_CHARACTERS || new Set(key.toLowerCase()).size < ADMIN_KEY_MIN_DIFFERENT || /\s/.test(key)
  );
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}

function policyFor(raw: RawEnv, networks: string | undefined): NetworkPolicy {
  return Object.freeze({
    allowNetworks: Object.freeze(parts(networks)),
    ports: Object.freeze(parts(raw.NEWSWIRE_FETCH_PORTS).map(Number)),
  });
}
