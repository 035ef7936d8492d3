import type { Database } from '../../shared/node/db/database.ts';
import { backfillEventKeys } from '../../shared/node/db/wire/event-backfill-store.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

/** Small, so that no lock is held for long. */
const BATCH = 500;

/**
 * Indexes events from before an upgrade, until none are left or new stories are waiting. Until this is done, readers
 * with a position from that time cannot resume far back (`too_old`).
 */
export async function indexPastEvents(
  { db, queue, log }: { db: Database; queue: Pick<EditQueue, 'isBacklogged'>; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  let batches = 0;
  while (!signal.aborted && !(await queue.isBacklogged()) && !(await backfillEventKeys(db, BATCH))) batches += 1;
  if (batches > 0) log.info({ events: batches * BATCH }, 'indexed events from before the upgrade');
}
