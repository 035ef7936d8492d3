import { type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { markDropped } from '../../shared/node/db/push-notification-store.ts';
import { PUSH_JOB, PUSH_QUEUE, type PushJob } from '../../shared/node/queue/push-queue.ts';
import { queueOptions } from '../../shared/node/queue/queue-options.ts';
import { RATES } from '../../shared/node/queue/rates.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { orWaitInQueue } from '../outgoing/host-busy.ts';
import { openReceiverSlots } from '../outgoing/receiver-slots.ts';
import { type SendDeps, sendNotification } from './send-notification.ts';
import { retryDelayMs } from './try-later.ts';

const SLOTS = { total: 32, perHost: 12, perUnproven: 2, unproven: 8, unprovenPerNamer: 8 };
/** Waiting behind others of its host for so long, it is no news any more. */
const STALE_MS = 3_600_000;

/** Starts sending what waits in the queue, flash first, each push service in slots of its own. */
export function startSender(given: Omit<SendDeps, 'slots'>, connection: Redis, keys: RedisKeys): Worker<PushJob> {
  const deps: SendDeps = { ...given, slots: openReceiverSlots(SLOTS) };
  const worker = new Worker<PushJob>(
    PUSH_QUEUE,
    async (job, token) => {
      if (job.name !== PUSH_JOB) throw new Error(`no processor for the job ${job.name}`);
      const { notificationId } = job.data;
      if (Date.now() - job.timestamp > STALE_MS) return giveUp(deps, notificationId, 'its host had no free slot');
      await orWaitInQueue(job, token, () => sendNotification(deps, notificationId));
    },
    {
      ...queueOptions(connection, keys),
      concurrency: SLOTS.total,
      metrics: RATES,
      settings: { backoffStrategy: (attemptsMade, _type, error) => retryDelayMs(attemptsMade, error) },
    },
  );
  deps.metrics.watch(worker);
  worker.on('failed', (job, error) => void afterLastAttempt(deps, job, error));
  worker.on('error', (error) => deps.log.warn({ err: error }, 'push worker'));
  return worker;
}

/** A push service that cannot be reached costs nobody a subscription, however long that lasts. */
async function giveUp({ db, log, metrics }: SendDeps, notification: string, why: string): Promise<void> {
  metrics.push('given_up');
  log.warn({ notification, why }, 'a notification was given up');
  await markDropped(db, notification);
}

async function afterLastAttempt(deps: SendDeps, job: Job<PushJob> | undefined, error: Error): Promise<void> {
  if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
  await giveUp(deps, job.data.notificationId, error.message).catch((failure: unknown) => {
    deps.log.warn({ err: failure }, 'a notification that was given up could not be marked');
  });
}
