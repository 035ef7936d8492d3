import type { ClusterOptions, RedisOptions } from 'ioredis';
import type { RedisAccess } from '../config/redis-config.ts';
import { backOffMs } from '../lifecycle/back-off.ts';

/**
 * `waiting` connections hold their commands until Redis is back (workers, the tail); `failFast` ones fail within 2 s,
 * for requests with a waiting caller.
 */
export type RedisPatience = 'waiting' | 'failFast';

export const FAIL_FAST_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** After a fail-over, a flash waits for whoever waits. */
const RETRY_MAX_MS = 1_000;
/** After a fail-over that the client was not told of, such as that of a frozen node. */
const SLOTS_REFRESH_MS = 5_000;
const SLOTS_ANSWER_MS = 2_000;
const REDIRECTION_MS = 100;
/** Two nodes that each name the other, as during a fail-over, must not be asked thousands of times a second. */
const MOVED_MS = 20;
/** Redirections, a tenth of a second each, before a command fails: below the watchdog's minute. */
const REDIRECTIONS = { waiting: 300, failFast: 15 };
/**
 * A primary that answers nothing for this long has hung, and the Sentinels may know another. Longer than any command
 * blocks; ioredis's own `failoverDetector` ends clients for good when it comes between two attempts to connect.
 */
const SILENT_MS = 12_000;

/** Options for one Redis, or the primary that Sentinels name. */
export function singleOptions(access: RedisAccess, patience: RedisPatience) {
  const { kind, nodes, db, name, family } = access.address;
  const common = { ...nodeOptions(access, patience), db, ...(family !== 0 && { family }), retryStrategy: retryMs };
  const options = patience === 'failFast' ? { ...common, enableOfflineQueue: false } : common;
  if (kind === 'single') return { ...options, ...nodes[0] };
  const { tls, sentinelUsername, sentinelPassword } = access;
  return {
    ...options,
    sentinels: nodes,
    name: String(name),
    ...(sentinelUsername !== undefined && { sentinelUsername }),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    ...(tls && { sentinelTLS: tls, enableTLSForSentinelMode: true }),
    sentinelRetryStrategy: retryMs,
    sentinelCommandTimeout: FAIL_FAST_TIMEOUT_MS,
    socketTimeout: SILENT_MS,
  } satisfies RedisOptions;
}

/** Options for a cluster. */
export function clusterOptions(access: RedisAccess, patience: RedisPatience) {
  const { family } = access.address;
  return {
    redisOptions: { ...nodeOptions(access, patience), ...(family !== 0 && { family }) },
    enableOfflineQueue: patience === 'waiting',
    clusterRetryStrategy: retryMs,
    // Names stay names: certificates are for names.
    dnsLookup: (address, callback) => callback(null, address),
    slotsRefreshInterval: SLOTS_REFRESH_MS,
    slotsRefreshTimeout: SLOTS_ANSWER_MS,
    maxRedirections: REDIRECTIONS[patience],
    retryDelayOnFailover: REDIRECTION_MS,
    retryDelayOnClusterDown: REDIRECTION_MS,
    retryDelayOnTryAgain: REDIRECTION_MS,
    retryDelayOnMoved: MOVED_MS,
  } satisfies ClusterOptions;
}

function retryMs(times: number): number {
  return Math.min(RETRY_MAX_MS, backOffMs(times));
}

/** What each connection needs, to whatever node. */
function nodeOptions({ address, tls }: RedisAccess, patience: RedisPatience) {
  const { username, password } = address;
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls }),
    connectTimeout: CONNECT_TIMEOUT_MS,
    // A replica right after a fail-over asks to be tried again; so does a script there, in the middle of its message.
    reconnectOnError: (error: Error) => error.message.includes('READONLY'),
    ...(patience === 'waiting'
      ? { maxRetriesPerRequest: null }
      : { maxRetriesPerRequest: 0, commandTimeout: FAIL_FAST_TIMEOUT_MS }),
  };
}
