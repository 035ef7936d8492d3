import type { Telemetry } from 'bullmq';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueTelemetry } from '../telemetry/tracing/queue-telemetry.ts';

/** Options of a queue and its workers. */
export function queueOptions(
  connection: RedisClient,
  keys: RedisKeys,
  queue: string,
): { connection: RedisClient; prefix: string; telemetry?: Telemetry } {
  return { connection, prefix: keys.queuePrefix(queue), ...queueTelemetry() };
}

/** How many minutes of completed-job counts BullMQ keeps, over all workers, for the operators' chart. */
export const RATE_MINUTES = 60;

/** Makes a BullMQ worker count its jobs per minute. */
export const RATES = { maxDataPoints: RATE_MINUTES };
