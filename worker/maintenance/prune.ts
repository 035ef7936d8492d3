import { DRAFT_DAYS } from '../../shared/domain/draft.ts';
import type { RetentionConfig } from '../../shared/node/config/config.ts';
import { deleteAuditBefore, forgetAuditAddressesBefore } from '../../shared/node/db/audit/audit-store.ts';
import { deleteCoveragesBefore } from '../../shared/node/db/coverage/coverage-store.ts';
import type { Database, Queryable } from '../../shared/node/db/database.ts';
import { deleteDraftsBefore } from '../../shared/node/db/draft/draft-store.ts';
import { deleteSamplesBefore } from '../../shared/node/db/installation/health-sample-store.ts';
import { deleteReadersUnseenSince } from '../../shared/node/db/reader/reader-store.ts';
import { deleteIdempotencyKeysBefore } from '../../shared/node/db/submission/idempotency-store.ts';
import { deleteEventsBefore } from '../../shared/node/db/wire/event-store.ts';
import { dropEventsBefore } from '../../shared/node/db/wire/partition-store.ts';
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
/** A reader whom no device has come back for. */
const READER_DAYS = 365;
/** Entries of the audit log, and the addresses in them. */
const AUDIT_DAYS = 730;
const AUDIT_ADDRESS_DAYS = 90;
const SAMPLE_DAYS = 90;

type DeleteSome = (db: Queryable, cutoff: Date, limit: number) => Promise<number>;

/** Deletes data past its retention period in small batches and counts it for the metrics; returns counts per kind. */
export async function prune(
  db: Database,
  options: { periods: RetentionConfig; now: Date; signal: AbortSignal },
): Promise<Record<PrunedKind, number>> {
  const { periods, now, signal } = options;
  const pruned = { events: 0, idempotency_keys: 0, payloads: 0, submissions: 0, stories: 0, coverages: 0 };
  if (periods.eventDays > 0) pruned.events = await pruneEvents(db, daysBefore(now, periods.eventDays), signal);
  const rules: [PrunedKind, number, DeleteSome][] = [
    ['idempotency_keys', IDEMPOTENCY_DAYS, deleteIdempotencyKeysBefore],
    ['payloads', periods.payloadDays, emptyPayloadsBefore],
    ['submissions', periods.submissionDays, deleteSubmissionsBefore],
    ['stories', periods.storyDays, deleteStoriesBefore],
    ['coverages', periods.storyDays, deleteCoveragesBefore],
  ];
  for (const [kind, days, deleteSome] of rules) {
    // 0 days means to keep it forever.
    if (days === 0) continue;
    pruned[kind] = await inBatches(signal, () => deleteSome(db, daysBefore(now, days), BATCH));
    if (pruned[kind] > 0) await countPruned(db, kind, pruned[kind]);
  }
  await inBatches(signal, () => deleteReadersUnseenSince(db, daysBefore(now, READER_DAYS), BATCH));
  await inBatches(signal, () => deleteDraftsBefore(db, daysBefore(now, DRAFT_DAYS), BATCH));
  await inBatches(signal, () => deleteAuditBefore(db, daysBefore(now, AUDIT_DAYS), BATCH));
  await inBatches(signal, () => forgetAuditAddressesBefore(db, daysBefore(now, AUDIT_ADDRESS_DAYS), BATCH));
  await inBatches(signal, () => deleteSamplesBefore(db, daysBefore(now, SAMPLE_DAYS), BATCH));
  const ofFeeds = await inBatches(signal, () => deleteFeedStoriesBefore(db, now, BATCH));
  if (ofFeeds > 0) await countPruned(db, 'stories', ofFeeds);
  pruned.stories += ofFeeds;
  return pruned;
}

/**
 * Drops the partitions that are past the retention period. A partition covers about a day; one that has been past it for
 * longer, because few events come, is emptied in batches.
 */
async function pruneEvents(db: Database, cutoff: Date, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (let more = true; more && !signal.aborted; ) {
    const dropped = await dropEventsBefore(db, cutoff);
    more = typeof dropped === 'object';
    if (typeof dropped !== 'object') continue;
    total += dropped.events;
    await countPruned(db, 'events', dropped.events);
  }
  const deleted = await inBatches(signal, () => deleteEventsBefore(db, daysBefore(cutoff, 1), BATCH));
  if (deleted > 0) await countPruned(db, 'events', deleted);
  return total + deleted;
}

function daysBefore(time: Date, days: number): Date {
  return new Date(time.getTime() - days * DAY_MS);
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
