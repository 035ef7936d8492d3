import { type Database, inTransaction, type Transaction } from '../../shared/node/db/database.ts';
import type { EnqueueEntry } from '../../shared/node/db/submission-store.ts';
import { BEGIN_SWEEP, endSweepTurn, listDue, listLate, takeSweepTurn } from '../../shared/node/db/sweep-store.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';

const PAGE = 500;
/** More than all workers of a fleet edit between two turns. */
const PAGES_PER_TURN = 10;
/** Younger submissions are most likely still on their way into the queue. */
const GRACE_MS = 5_000;
/** What is under embargo for longer is looked at when its time comes near. */
const AHEAD_MS = 2 * 60_000;
/** Open for so long after its release, a submission may sit among the failed jobs. */
const REVIVE_AFTER_MS = 60_000;

/** Waiting for so long, a submission steps back behind nobody any more. */
const OVERTAKEN_MS = 60_000;
/** The oldest are let forward by one sweep up to this weight, lest a flood come forward as one. */
const HURRIED_WEIGHT = 200;

type SweepQueue = Pick<EditQueue, 'enqueueLost' | 'hurry' | 'reviveFailed'>;

interface SweepOptions {
  /** Nobody begins a turn sooner after the last one. */
  everyMs: number;
  graceMs?: number;
  page?: number;
  pages?: number;
}

/**
 * Enqueues open submissions that the queue may have lost; those that it still has are not added again. One worker at a
 * time looks through the next few thousand that are due, so that all are looked at in turn, however many wait. A worker
 * that dies in the middle leaves its turn to the next one. Returns how many were looked at.
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
      const { seen, place } = await lookThrough(tx, queue, turn, bounds);
      await endSweepTurn(tx, place);
      await queue.hurry(upToWeight(await listLate(tx, OVERTAKEN_MS, HURRIED_WEIGHT), HURRIED_WEIGHT));
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
  let place: typeof after | undefined = after;
  const ahead = new Map<string, number>();
  for (let count = 0; place && count < pages; count += 1) {
    const open = await listDue(tx, { after: place, horizon }, { graceMs, limit: page });
    await queue.enqueueLost(open.map((entry) => ({ ...entry, ahead: countUp(ahead, entry) })));
    const overdue = open.filter((entry) => entry.embargoMs <= 0 && entry.ageMs > REVIVE_AFTER_MS);
    await queue.reviveFailed(overdue);
    seen += open.length;
    place = open.length < page ? undefined : open.at(-1);
  }
  return { seen, place };
}

/** The weight of those of the same publisher and priority that came before this one. */
function countUp(counts: Map<string, number>, { publisherId, priority, weight }: EnqueueEntry): number {
  const of = `${publisherId} ${priority}`;
  const before = counts.get(of) ?? 0;
  counts.set(of, before + weight);
  return before;
}

/** Those of the entries, from the first on, that together weigh no more than this. */
function upToWeight(entries: EnqueueEntry[], most: number): EnqueueEntry[] {
  let room = most;
  return entries.filter(({ weight }) => {
    if (weight > room) return false;
    room -= weight;
    return true;
  });
}
