import { NewswireError } from '../../shared/domain/errors.ts';
import { type Measured, REACH_JOB, REACH_QUEUE, type ReachJob } from '../../shared/node/queue/reach-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { warnSparsely } from '../../shared/node/telemetry/log-sparsely.ts';
import type { PipelineDeps } from '../ingest/pipeline.ts';
import { createFilterSet } from '../matching/filter-set.ts';
import { startQueueWorker } from '../start-queue-worker.ts';
import { type MeasureDeps, measureReach } from './measure-reach.ts';

/** Publishing goes first. */
const AT_ONCE = 1;

/** Tells publishers what a story would reach, until closed. */
export function startReach(
  pipeline: Pick<PipelineDeps, 'db' | 'log' | 'reader' | 'corpus' | 'metrics'>,
  { workerRedis: redis, keys }: { workerRedis: RedisClient; keys: RedisKeys },
): { close(): Promise<void> } {
  const { log, metrics } = pipeline;
  const skip = (what: string, error: unknown): void =>
    warnSparsely(log, { err: error, what }, 'left out of the reach of a story');
  const deps: MeasureDeps = { ...pipeline, skip, filters: createFilterSet(skip) };
  return startQueueWorker<ReachJob>(
    { redis, keys, log, metrics },
    REACH_QUEUE,
    { [REACH_JOB]: async ({ data }) => measure(deps, data) },
    { concurrency: AT_ONCE },
  );
}

async function measure(deps: MeasureDeps, job: ReachJob): Promise<Measured> {
  try {
    return await measureReach(deps, job, new Date());
  } catch (error) {
    if (!(error instanceof NewswireError) || error.code !== 'validation_failed') throw error;
    return { refused: { detail: error.message, fields: error.fields } };
  }
}
