import { DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { finishSubmissions } from '../../shared/node/db/finish-submission-store.ts';
import { EDIT_JOB, EDIT_QUEUE, type EditJob, LONG_EDIT_QUEUE } from '../../shared/node/queue/edit-queue.ts';
import { queueOptions } from '../../shared/node/queue/queue-options.ts';
import { RATES } from '../../shared/node/queue/rates.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { isInfrastructureError } from './infrastructure-error.ts';
import { type PipelineDeps, processSubmission } from './pipeline.ts';

/** A worker that was killed is noticed within these two: its jobs go to others. */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5_000;
/** A job that took down so many workers is set aside as failed. */
const STALLS_MAX = 5;
/** Long texts that are edited at once: one is read while another is recorded. */
const LONG_CONCURRENCY = 2;

export interface EditWorker {
  isRunning(): boolean;
  /** Stops taking jobs and waits for those in hand. */
  close(): Promise<void>;
}

interface EditWorkerOptions {
  redis: Redis;
  keys: RedisKeys;
  /** Submissions that are edited at once, not counting long texts. */
  concurrency: number;
}

/** Starts taking submissions from both edit queues. */
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
  const worker = new Worker<EditJob>(queue, (job, token) => processJob(deps, job, token), {
    ...queueOptions(redis, keys),
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    maxStalledCount: STALLS_MAX,
    metrics: RATES,
  });
  deps.metrics.watch(worker);
  worker.on('error', (error) => deps.log.warn({ err: error }, 'edit worker'));
  worker.on('failed', (job, error) => {
    if (job) void settleFailure(deps, job, error);
  });
  return worker;
}

async function processJob(deps: PipelineDeps, job: Job<EditJob>, token: string | undefined): Promise<void> {
  if (job.name !== EDIT_JOB) throw new Error(`no processor for the job ${job.name}`);
  const result = await processSubmission(deps, job.data.submissionId);
  if (result.done) return;
  await job.moveToDelayed(Date.now() + Math.ceil(result.embargoMs), token);
  throw new DelayedError();
}

/**
 * A submission that we could not edit after all attempts has failed; one that only met a database or Redis that was
 * away stays open, and the sweep brings it back.
 */
async function settleFailure({ db, log, metrics }: PipelineDeps, job: Job<EditJob>, error: Error): Promise<void> {
  const { submissionId } = job.data;
  const attemptsLeft = (job.opts.attempts ?? 1) - job.attemptsMade;
  log.warn({ err: error, submission: submissionId, attemptsLeft }, 'editing failed');
  // BullMQ gives up a job that has stalled too often, whatever attempts it has left.
  if (attemptsLeft > 0 && !(error instanceof UnrecoverableError)) return;
  if (isInfrastructureError(error)) return;
  try {
    const reason = 'The story could not be edited because of an error on our side.';
    await finishSubmissions(db, [{ id: submissionId, status: 'failed', reason }]);
    metrics.finished('failed');
  } catch (cause) {
    log.warn({ err: cause, submission: submissionId }, 'the failure could not be written; the sweep retries');
  }
}
