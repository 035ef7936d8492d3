import type { Worker } from 'bullmq';
import { ALERT_MESSAGES, type OutgoingJob } from '../../shared/node/queue/outgoing-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { openReceiverSlots } from '../outgoing/receiver-slots.ts';
import { startOutgoingWorker } from '../outgoing/start-outgoing-worker.ts';
import { openAddedSentences } from '../push/added-sentences.ts';
import { giveUp, type SendAlertDeps, sendAlert } from './send-alert.ts';

const SLOTS = { total: 32, perHost: 8, perUnproven: 2, unproven: 8, unprovenPerNamer: 3 };

/** Starts sending queued alerts; each receiver has its own slots. */
export function startAlertSender(
  given: Omit<SendAlertDeps, 'slots' | 'added'>,
  redis: RedisClient,
  keys: RedisKeys,
): Worker<OutgoingJob> {
  const deps: SendAlertDeps = { ...given, slots: openReceiverSlots(SLOTS), added: openAddedSentences(given.db) };
  return startOutgoingWorker({ ...deps, redis, keys }, ALERT_MESSAGES, {
    concurrency: SLOTS.total,
    send: (id) => sendAlert(deps, id),
    giveUp: (id, why) => giveUp(deps, id, why),
  });
}
