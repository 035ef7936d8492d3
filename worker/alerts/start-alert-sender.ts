import type { Job, Worker } from 'bullmq';
import { ALERT_JOB, ALERT_QUEUE, type AlertJob } from '../../shared/node/queue/alert-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { orWaitInQueue } from '../outgoing/host-busy.ts';
import { openReceiverSlots } from '../outgoing/receiver-slots.ts';
import { retryDelayMs } from '../outgoing/try-later.ts';
import { openAddedSentences } from '../push/added-sentences.ts';
import { startQueueWorker } from '../start-queue-worker.ts';
import { giveUp, type SendAlertDeps, sendAlert } from './send-alert.ts';

const SLOTS = { total: 32, perHost: 8, perUnproven: 2, unproven: 8, unprovenPerNamer: 3 };
/** An alert that has waited this long for its receiver is no longer news. */
const STALE_MS = 3_600_000;

/** Starts sending queued alerts, flash first; each receiver has its own slots. */
export function startAlertSender(
  given: Omit<SendAlertDeps, 'slots' | 'added'>,
  redis: RedisClient,
  keys: RedisKeys,
): Worker<AlertJob> {
  const deps: SendAlertDeps = { ...given, slots: openReceiverSlots(SLOTS), added: openAddedSentences(given.db) };
  const send = async (job: Job<AlertJob>, token: string | undefined): Promise<void> => {
    const { messageId } = job.data;
    if (Date.now() - job.timestamp > STALE_MS) return giveUp(deps, messageId, 'its host had no free slot');
    await orWaitInQueue(job, token, () => sendAlert(deps, messageId));
  };
  const worker = startQueueWorker<AlertJob>(
    { ...deps, redis, keys },
    ALERT_QUEUE,
    { [ALERT_JOB]: send },
    {
      concurrency: SLOTS.total,
      settings: { backoffStrategy: (attemptsMade, _type, error) => retryDelayMs(attemptsMade, error) },
    },
  );
  worker.on('failed', (job, error) => void afterLastAttempt(deps, job, error));
  return worker;
}

async function afterLastAttempt(deps: SendAlertDeps, job: Job<AlertJob> | undefined, error: Error): Promise<void> {
  if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
  await giveUp(deps, job.data.messageId, error.message).catch((failure: unknown) => {
    deps.log.warn({ err: failure }, 'could not mark an alert as given up');
  });
}
