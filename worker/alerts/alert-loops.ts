import { listStopped, listUnsent } from '../../shared/node/db/alert/message-store.ts';
import type { Database } from '../../shared/node/db/database.ts';
import type { OutgoingQueue } from '../../shared/node/queue/outgoing-queue.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { createFilterSet } from '../matching/filter-set.ts';
import { matchWire } from '../matching/match-wire.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import { decideAlerts } from './decide-alerts.ts';
import { releaseDue } from './release-due.ts';

/** A message still waiting after this long has most likely been lost by Redis. */
const LOST_MS = 30_000;
/** A worker that began to send so long ago has stopped. */
const STOPPED_MS = 2 * 60_000;
const BATCH = 500;

interface LoopDeps {
  db: Database;
  log: Logger;
  queue: OutgoingQueue;
  metrics: WorkerMetrics;
}

/** What a worker does again and again for alerts. */
export interface AlertLoops {
  /** Decides which addresses are alerted to new events. */
  match(signal: AbortSignal): Promise<void>;
  /** Releases what was grouped or held back, and enqueues again what no worker is sending. */
  release(signal: AbortSignal): Promise<void>;
}

/** Creates the loops; each skips only the one filter, event or address that fails. */
export function createAlertLoops({ db, log, queue, metrics }: LoopDeps): AlertLoops {
  const left = (what: string, message: string) => (id: string | number, error: unknown) => {
    metrics.alert('skipped');
    log.error({ err: error, [what]: id }, message);
  };
  const filters = createFilterSet(left('filter', 'excluded a filter of alerts that cannot be matched'));
  const skip = left('seq', 'skipped an event that could not be evaluated for alerts');
  const skipAddress = left('address', 'skipped an address whose wishes could not be evaluated');
  const releaseAll = async (signal: AbortSignal): Promise<void> => {
    for (let due = await releaseDue(db); due && !signal.aborted; due = await releaseDue(db)) await queue.enqueue(due);
  };
  return {
    async match(signal) {
      for (let more = true; more && !signal.aborted; ) {
        const options = { cursor: 'alerts', now: new Date(), skip } as const;
        const matched = await matchWire(db, filters, options, (tx, part) => decideAlerts(tx, part, skipAddress));
        if (matched.decided.length > 0) await releaseAll(signal);
        more = matched.more;
      }
    },
    async release(signal) {
      await releaseAll(signal);
      await queue.enqueue(await listUnsent(db, LOST_MS, BATCH));
      await queue.enqueue(await listStopped(db, STOPPED_MS, BATCH));
    },
  };
}
