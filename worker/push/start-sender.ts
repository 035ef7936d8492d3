import type { Worker } from 'bullmq';
import { markDropped } from '../../shared/node/db/push/notification-store.ts';
import { type OutgoingJob, PUSH_MESSAGES } from '../../shared/node/queue/outgoing-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { openReceiverSlots } from '../outgoing/receiver-slots.ts';
import { startOutgoingWorker } from '../outgoing/start-outgoing-worker.ts';
import { openAddedSentences } from './added-sentences.ts';
import { type SendDeps, sendNotification } from './send-notification.ts';

const SLOTS = { total: 32, perHost: 12, perUnproven: 2, unproven: 8, unprovenPerNamer: 8 };

/** Starts sending queued notifications; each push service has its own slots. */
export function startSender(
  given: Omit<SendDeps, 'slots' | 'added'>,
  redis: RedisClient,
  keys: RedisKeys,
): Worker<OutgoingJob> {
  const deps: SendDeps = { ...given, slots: openReceiverSlots(SLOTS), added: openAddedSentences(given.db) };
  return startOutgoingWorker({ ...deps, redis, keys }, PUSH_MESSAGES, {
    concurrency: SLOTS.total,
    send: (id) => sendNotification(deps, id),
    giveUp: (id, why) => giveUp(deps, id, why),
  });
}

/** An unreachable push service never costs a reader the subscription, however long that lasts. */
async function giveUp({ db, log, metrics }: SendDeps, notification: string, why: string): Promise<void> {
  metrics.push('given_up');
  log.warn({ notification, why }, 'gave up on a notification');
  await markDropped(db, notification);
}
