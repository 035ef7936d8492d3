import { type Database, inTransaction, type Transaction } from '../../shared/node/db/database.ts';
import type { EnqueueEntry } from '../../shared/node/db/submission/submission-store.ts';
import {
  BEGIN_SWEEP,
  endSweepTurn,
  listDue,
  listLate,
  takeSweepTurn,
} from '../../shared/node/db/submission/sweep-store.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';

const PAGE = 500;
/** More than all workers together edit between two turns. */
const PAGES_PER_TURN = 10;
/** Younger submissions are most likely still on their way into the queue. */
const GRACE_MS = 5_000;
/** Submissions with a longer embargo are checked when it is about to end. */
const AHEAD_MS = 2 * 60_000;
/** A submission that is still open this long after its release may be among the failed jobs. */
const REVIVE_AFTER_MS = 60_000;

/** After waiting this long, a submission is promoted. */
const OVERTAKEN_MS = 60_000;
/** One sweep promotes the oldest up to this weight, so that a flood is not promoted all at once. */
const PROMOTED_WEIGHT = 200;

type SweepQueue = Pick<EditQueue, 'enqueueLost' | 'promote' | 'reviveFailed'>;

interface SweepOptions {
  /** Minimum time between two turns. */
  everyMs: number;
  graceMs?: number;
  page?: number;
  pages?: number;
}

/**
 * Enqueues open submissions that the queue may have lost; those still in the queue are not added again. One worker at a
 * time checks the next few thousand due submissions, so that all of them get their turn. If that worker crashes, the
 * next one repeats the turn. Returns how many were checked.
 */
export function sweepOpenSubmissions(
  db: Database,
  queue: SweepQueue,
  { everyMs, ...bounds }: SweepOptions,
): Promise<number> {
  return inTransaction(
    db,
    async (tx) => {
      const turn = await takeSweepTurn(tx, { everyMs, aheadMs: AHEAD_MS });
      if (!turn) return 0;
      const { seen, cursor } = await lookThrough(tx, queue, turn, bounds);
      await endSweepTurn(tx, cursor);
      await queue.promote(upToWeight(await listLate(tx, OVERTAKEN_MS, PROMOTED_WEIGHT), PROMOTED_WEIGHT));
      return seen;
    },
    { begin: BEGIN_SWEEP },
  );
}

async function lookThrough(
  tx: Transaction,
  queue: SweepQueue,
  { after, horizon }: Parameters<typeof listDue>[1],
  { graceMs = GRACE_MS, page = PAGE, pages = PAGES_PER_TURN }: Omit<SweepOptions, 'everyMs'>,
) {
  let seen = 0;
  let cursor: typeof after | undefined = after;
  const ahead = new Map<string, number>();
  for (let count = 0; cursor && count < pages; count += 1) {
    const open = await listDue(tx, { after: cursor, horizon }, { graceMs, limit: page });
    await queue.enqueueLost(open.map((entry) => ({ ...entry, ahead: countUp(ahead, entry) })));
    const overdue = open.filter((entry) => entry.embargoMs <= 0 && entry.ageMs > REVIVE_AFTER_MS);
    await queue.reviveFailed(overdue);
    seen += open.length;
    cursor = open.length < page ? undefined : open.at(-1);
  }
  return { seen, cursor };
}

/** The total weight of the earlier entries with the same publisher and priority. */
function countUp(counts: Map<string, number>, { publisherId, priority, weight }: EnqueueEntry): number {
  const of = `${publisherId} ${priority}`;
  const before = counts.get(of) ?? 0;
  counts.set(of, before + weight);
  return before;
}

/** The first entries whose total weight stays within this limit. */
function upToWeight(entries: EnqueueEntry[], most: number): EnqueueEntry[] {
  let room = most;
  return entries.filter(({ weight }) => {
    if (weight > room) return false;
    room -= weight;
    return true;
  });
}
