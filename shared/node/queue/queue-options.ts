import type { Telemetry } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RedisKeys } from '../redis/keys.ts';
import { queueTelemetry } from '../telemetry/tracing/queue-telemetry.ts';

/** What every queue and every worker is opened with. */
export function queueOptions(
  connection: Redis,
  keys: RedisKeys,
): { connection: Redis; prefix: string; telemetry?: Telemetry } {
  return { connection, prefix: keys.queuePrefix, ...queueTelemetry() };
}
