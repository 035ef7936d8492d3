import type { Database } from '../../shared/node/db/database.ts';
import { listOpenForSweep } from '../../shared/node/db/submission-store.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';

const PAGE = 500;
/** Younger submissions are most likely still on their way into the queue. */
const GRACE_MS = 5_000;
/** Open for so long after its release, a submission may sit among the failed jobs. */
const REVIVE_AFTER_MS = 60_000;

/**
 * Enqueues every open submission that the queue may have lost; those that it still has are not added again.
 * Returns how many were looked at.
 */
export async function sweepOpenSubmissions(db: Database, queue: EditQueue, graceMs = GRACE_MS): Promise<number> {
  let seen = 0;
  let afterNo = 0;
  for (;;) {
    const open = await listOpenForSweep(db, { graceMs, afterNo, limit: PAGE });
    const last = open.at(-1);
    if (!last) return seen;
    await queue.enqueue(open);
    const overdue = open.filter((entry) => entry.embargoMs <= 0 && entry.ageMs > REVIVE_AFTER_MS);
    for (const entry of overdue) await queue.revive(entry.id);
    seen += open.length;
    afterNo = last.no;
  }
}
