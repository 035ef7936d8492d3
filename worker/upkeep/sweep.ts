import type { Database } from '../../shared/node/db/database.ts';
import { type EnqueueEntry, listOpenForSweep } from '../../shared/node/db/submission-store.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';

const PAGE = 500;
/** Younger submissions are most likely still on their way into the queue. */
const GRACE_MS = 5_000;
/** Open for so long after its release, a submission may sit among the failed jobs. */
const REVIVE_AFTER_MS = 60_000;

/** Waiting for so long, a submission steps back behind nobody any more. */
const OVERTAKEN_MS = 60_000;
/** So many of the oldest are let forward by one sweep, lest a flood come forward as one. */
const HURRIED_MAX = 200;

/**
 * Enqueues every open submission that the queue may have lost; those that it still has are not added again.
 * Returns how many were looked at.
 */
export async function sweepOpenSubmissions(db: Database, queue: EditQueue, graceMs = GRACE_MS): Promise<number> {
  let seen = 0;
  let afterNo = 0;
  const ahead = new Map<string, number>();
  for (;;) {
    const open = await listOpenForSweep(db, { graceMs, afterNo, limit: PAGE });
    const last = open.at(-1);
    if (!last) return seen;
    await queue.enqueueLost(open.map((entry) => ({ ...entry, ahead: countUp(ahead, entry) })));
    if (seen === 0) {
      const late = open.filter((entry) => entry.embargoMs <= 0 && entry.ageMs > OVERTAKEN_MS);
      await queue.hurry(late.slice(0, HURRIED_MAX));
    }
    const overdue = open.filter((entry) => entry.embargoMs <= 0 && entry.ageMs > REVIVE_AFTER_MS);
    await queue.reviveFailed(overdue.map(({ id }) => id));
    seen += open.length;
    afterNo = last.no;
  }
}

/** How many of the same publisher and priority came before this one. */
function countUp(counts: Map<string, number>, { publisherId, priority }: EnqueueEntry): number {
  const of = `${publisherId} ${priority}`;
  const before = counts.get(of) ?? 0;
  counts.set(of, before + 1);
  return before;
}
