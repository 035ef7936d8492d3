import type { Telemetry } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RedisKeys } from '../redis/keys.ts';
import { queueTelemetry } from '../telemetry/tracing/queue-telemetry.ts';

/** Options of every queue and worker. */
export function queueOptions(
  connection: Redis,
  keys: RedisKeys,
): { connection: Redis; prefix: string; telemetry?: Telemetry } {
  return { connection, prefix: keys.queuePrefix, ...queueTelemetry() };
}

/** How many minutes of completed-job counts BullMQ keeps, over all workers, for the operators' chart. */
export const RATE_MINUTES = 60;

/** Makes a BullMQ worker count its jobs per minute. */
export const RATES = { maxDataPoints: RATE_MINUTES };
