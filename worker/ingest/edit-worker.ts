import { DelayedError, type Job, UnrecoverableError, type Worker } from 'bullmq';
import { finishSubmissions } from '../../shared/node/db/submission/finish-submission-store.ts';
import { EDIT_JOB, EDIT_QUEUE, type EditJob, LONG_EDIT_QUEUE } from '../../shared/node/queue/edit-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { warnSparsely } from '../../shared/node/telemetry/log-sparsely.ts';
import { isInfrastructureError } from '../infrastructure-error.ts';
import { startQueueWorker } from '../start-queue-worker.ts';
import { type PipelineDeps, processSubmission } from './pipeline.ts';

/** Other workers take over a killed worker's jobs within the sum of these two. */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5_000;
/** A job that stalled this often fails. */
const STALLS_MAX = 5;
/** Concurrent long texts: one is read while another is recorded. */
const LONG_CONCURRENCY = 2;

export interface EditWorker {
  isRunning(): boolean;
  /** Stops taking jobs and waits for those in progress. */
  close(): Promise<void>;
}

interface EditWorkerOptions {
  redis: RedisClient;
  keys: RedisKeys;
  /** Concurrent submissions, not counting long texts. */
  concurrency: number;
}

/** Starts processing submissions from both edit queues. */
export function startEditWorker(deps: PipelineDeps, options: EditWorkerOptions): EditWorker {
  const workers = [
    openWorker(EDIT_QUEUE, deps, options),
    openWorker(LONG_EDIT_QUEUE, deps, { ...options, concurrency: Math.min(LONG_CONCURRENCY, options.concurrency) }),
  ];
  return {
    isRunning: () => workers.every((worker) => worker.isRunning()),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function openWorker(queue: string, deps: PipelineDeps, { redis, keys, concurrency }: EditWorkerOptions): Worker {
  const processors = { [EDIT_JOB]: (job: Job<EditJob>, token?: string) => processJob(deps, job, token) };
  const worker = startQueueWorker<EditJob>({ ...deps, redis, keys }, queue, processors, {
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    maxStalledCount: STALLS_MAX,
  });
  worker.on('failed', (job, error) => {
    if (job) void settleFailure(deps, job, error);
  });
  return worker;
}

async function processJob(deps: PipelineDeps, job: Job<EditJob>, token: string | undefined): Promise<void> {
  const result = await processSubmission(deps, job.data.submissionId);
  if (result.done) return;
  await job.moveToDelayed(Date.now() + Math.ceil(result.embargoMs), token);
  throw new DelayedError();
}

/**
 * Marks a submission as failed after the last attempt, unless Postgres or Redis was down: then it stays open and the
 * sweep enqueues it again.
 */
async function settleFailure({ db, log, metrics }: PipelineDeps, job: Job<EditJob>, error: Error): Promise<void> {
  const { submissionId } = job.data;
  const attemptsLeft = (job.opts.attempts ?? 1) - job.attemptsMade;
  const isOurs = isInfrastructureError(error);
  const fields = { err: error, submission: submissionId, attemptsLeft };
  // An outage is the same for all submissions.
  if (isOurs) warnSparsely(log, fields, 'editing failed');
  else log.warn(fields, 'editing failed');
  // BullMQ gives up on a job that stalled too often, even with attempts left.
  if (attemptsLeft > 0 && !(error instanceof UnrecoverableError)) return;
  if (isOurs) return;
  try {
    const reason = 'The story could not be edited because of an internal error.';
    await finishSubmissions(db, [{ id: submissionId, status: 'failed', reason }]);
    metrics.finished('failed');
  } catch (cause) {
    log.warn({ err: cause, submission: submissionId }, 'could not record the failure; the sweep will retry');
  }
}
