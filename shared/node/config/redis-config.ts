import { readFileSync } from 'node:fs';
import { ConfigError, type RawEnv } from './read-env.ts';
import { type RedisAddress, readRedisAddress } from './redis-address.ts';

/** How to reach Redis. */
export interface RedisAccess {
  address: RedisAddress;
  /** PEM texts; present with TLS only. */
  tls: { ca?: string; cert?: string; key?: string } | undefined;
  sentinelUsername: string | undefined;
  sentinelPassword: string | undefined;
}

export interface RedisConfig extends RedisAccess {
  url: string;
  prefix: string;
  streamEvents: number;
}

const TLS_FILES = { ca: 'REDIS_TLS_CA_FILE', cert: 'REDIS_TLS_CERT_FILE', key: 'REDIS_TLS_KEY_FILE' } as const;

/** The settings of Redis; the environment must have no problems. */
export function redisConfig(raw: RawEnv): RedisConfig {
  return Object.freeze({
    ...redisAccess(raw),
    url: String(raw.REDIS_URL),
    prefix: String(raw.NEWSWIRE_PREFIX),
    streamEvents: Number(raw.NEWSWIRE_STREAM_EVENTS),
  });
}

/** How to reach the Redis in REDIS_URL, which must be set; throws a ConfigError that lists all problems. */
export function redisAccess(raw: RawEnv): RedisAccess {
  const problems = redisProblems(raw);
  if (problems.length > 0) throw new ConfigError(problems);
  const address = readRedisAddress(String(raw.REDIS_URL)) as RedisAddress;
  const files = Object.entries(TLS_FILES).flatMap(([part, name]) => {
    const file = raw[name];
    return file === undefined ? [] : [[part, readFileSync(file, 'utf8')]];
  });
  return {
    address: { ...address, password: address.password ?? raw.REDIS_PASSWORD },
    tls: address.tls ? Object.fromEntries(files) : undefined,
    sentinelUsername: raw.REDIS_SENTINEL_USER,
    sentinelPassword: raw.REDIS_SENTINEL_PASSWORD,
  };
}

/** Problems of these settings with each other, by name and rule. */
export function redisProblems(raw: RawEnv): string[] {
  const problems = Object.values(TLS_FILES).filter((name) => raw[name] !== undefined && !canRead(String(raw[name])));
  const unreadable = problems.map((name) => `${name} must name a file that can be read`);
  const address = raw.REDIS_URL === undefined ? undefined : readRedisAddress(raw.REDIS_URL);
  const rules = typeof address === 'object' ? contradictions(raw, address) : [];
  if ((raw.REDIS_TLS_CERT_FILE === undefined) !== (raw.REDIS_TLS_KEY_FILE === undefined)) {
    rules.push('REDIS_TLS_CERT_FILE and REDIS_TLS_KEY_FILE need each other');
  }
  if (/[{}\s]/.test(String(raw.NEWSWIRE_PREFIX))) rules.push('NEWSWIRE_PREFIX must have no braces and no spaces');
  return [...unreadable, ...rules];
}

function contradictions(raw: RawEnv, { kind, tls, password }: RedisAddress): string[] {
  const problems: string[] = [];
  if (raw.REDIS_PASSWORD !== undefined && password !== undefined) {
    problems.push('REDIS_PASSWORD is for a REDIS_URL without a password; this one has one');
  }
  const given = Object.values(TLS_FILES).filter((name) => raw[name] !== undefined);
  if (!tls) for (const name of given) problems.push(`${name} needs a REDIS_URL that begins with rediss`);
  for (const name of ['REDIS_SENTINEL_USER', 'REDIS_SENTINEL_PASSWORD'] as const) {
    if (raw[name] !== undefined && kind !== 'sentinel') problems.push(`${name} needs a redis+sentinel:// REDIS_URL`);
  }
  return problems;
}

function canRead(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
