import type { RetentionConfig } from '../../shared/node/config/config.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { deleteIdempotencyKeysBefore } from '../../shared/node/db/submission/idempotency-store.ts';
import { deleteEventsBefore } from '../../shared/node/db/wire/event-store.ts';
import {
  countPruned,
  deleteFeedStoriesBefore,
  deleteStoriesBefore,
  deleteSubmissionsBefore,
  emptyPayloadsBefore,
  type PrunedKind,
} from '../../shared/node/db/wire/retention-store.ts';

const BATCH = 1_000;
const DAY_MS = 24 * 3_600_000;
const IDEMPOTENCY_DAYS = 1;

type DeleteSome = (db: Queryable, cutoff: Date, limit: number) => Promise<number>;

/** Deletes data past its retention period in small batches and counts it for the metrics; returns counts per kind. */
export async function prune(
  db: Queryable,
  options: { periods: RetentionConfig; now: Date; signal: AbortSignal },
): Promise<Record<PrunedKind, number>> {
  const { periods, now, signal } = options;
  const pruned = { events: 0, idempotency_keys: 0, payloads: 0, submissions: 0, stories: 0 };
  const rules: [PrunedKind, number, DeleteSome][] = [
    ['events', periods.eventDays, deleteEventsBefore],
    ['idempotency_keys', IDEMPOTENCY_DAYS, deleteIdempotencyKeysBefore],
    ['payloads', periods.payloadDays, emptyPayloadsBefore],
    ['submissions', periods.submissionDays, deleteSubmissionsBefore],
    ['stories', periods.storyDays, deleteStoriesBefore],
  ];
  for (const [kind, days, deleteSome] of rules) {
    // 0 days means to keep it forever.
    if (days === 0) continue;
    const cutoff = new Date(now.getTime() - days * DAY_MS);
    pruned[kind] = await inBatches(signal, () => deleteSome(db, cutoff, BATCH));
    if (pruned[kind] > 0) await countPruned(db, kind, pruned[kind]);
  }
  const ofFeeds = await inBatches(signal, () => deleteFeedStoriesBefore(db, now, BATCH));
  if (ofFeeds > 0) await countPruned(db, 'stories', ofFeeds);
  pruned.stories += ofFeeds;
  return pruned;
}

async function inBatches(signal: AbortSignal, deleteSome: () => Promise<number>): Promise<number> {
  let total = 0;
  let deleted = BATCH;
  while (deleted === BATCH && !signal.aborted) {
    deleted = await deleteSome();
    total += deleted;
  }
  return total;
}
