import type { Job, Worker } from 'bullmq';
import { markDropped } from '../../shared/node/db/push/notification-store.ts';
import { PUSH_JOB, PUSH_QUEUE, type PushJob } from '../../shared/node/queue/push-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { orWaitInQueue } from '../outgoing/host-busy.ts';
import { openReceiverSlots } from '../outgoing/receiver-slots.ts';
import { retryDelayMs } from '../outgoing/try-later.ts';
import { startQueueWorker } from '../start-queue-worker.ts';
import { openAddedSentences } from './added-sentences.ts';
import { type SendDeps, sendNotification } from './send-notification.ts';

const SLOTS = { total: 32, perHost: 12, perUnproven: 2, unproven: 8, unprovenPerNamer: 8 };
/** A notification that has waited this long for its push service is no longer news. */
const STALE_MS = 3_600_000;

/** Starts sending queued notifications, flash first; each push service has its own slots. */
export function startSender(
  given: Omit<SendDeps, 'slots' | 'added'>,
  redis: RedisClient,
  keys: RedisKeys,
): Worker<PushJob> {
  const deps: SendDeps = { ...given, slots: openReceiverSlots(SLOTS), added: openAddedSentences(given.db) };
  const send = async (job: Job<PushJob>, token: string | undefined): Promise<void> => {
    const { notificationId } = job.data;
    if (Date.now() - job.timestamp > STALE_MS) return giveUp(deps, notificationId, 'its host had no free slot');
    await orWaitInQueue(job, token, () => sendNotification(deps, notificationId));
  };
  const worker = startQueueWorker<PushJob>(
    { ...deps, redis, keys },
    PUSH_QUEUE,
    { [PUSH_JOB]: send },
    {
      concurrency: SLOTS.total,
      settings: { backoffStrategy: (attemptsMade, _type, error) => retryDelayMs(attemptsMade, error) },
    },
  );
  worker.on('failed', (job, error) => void afterLastAttempt(deps, job, error));
  return worker;
}

/** An unreachable push service never costs a reader the subscription, however long that lasts. */
async function giveUp({ db, log, metrics }: SendDeps, notification: string, why: string): Promise<void> {
  metrics.push('given_up');
  log.warn({ notification, why }, 'gave up on a notification');
  await markDropped(db, notification);
}

async function afterLastAttempt(deps: SendDeps, job: Job<PushJob> | undefined, error: Error): Promise<void> {
  if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
  await giveUp(deps, job.data.notificationId, error.message).catch((failure: unknown) => {
    deps.log.warn({ err: failure }, 'could not mark a notification as given up');
  });
}
