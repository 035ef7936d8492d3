import { type Coverage, type CoveragePost, PINNED_MAX } from '../../shared/domain/coverage.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type PostRow, toCoverage, toPost } from '../../shared/node/db/coverage/coverage-row.ts';
import { findCoverage, lockCoverage } from '../../shared/node/db/coverage/coverage-store.ts';
import { findPost, listPinned } from '../../shared/node/db/coverage/post-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { addEvent } from '../../shared/node/db/wire/event-store.ts';
import { missingCoverage } from '../../shared/node/takedown/take-down-coverage.ts';
import { currentTrace } from '../../shared/node/telemetry/tracing/trace-context.ts';

/** A publisher and the coverage that it writes. */
export interface Writing {
  publisherId: string;
  coverageId: string;
}

/** No filter finds events of a coverage; see `isForFilters`. */
const NO_KEYS = { topics: [], publisher: '', section: null, language: null, priority: 'routine', words: ' ' } as const;

/** Locks the publisher's own coverage, also one that has ended. */
export async function holdCoverage(tx: Queryable, { publisherId, coverageId }: Writing): Promise<Coverage> {
  const row = await lockCoverage(tx, coverageId);
  if (!row) throw await missingCoverage(tx, coverageId);
  if (row.publisher_id !== publisherId) throw new NewswireError('not_your_coverage');
  return toCoverage(row);
}

/** Locks the publisher's own coverage; throws `coverage_ended` when it is an archive. */
export async function holdRunning(tx: Queryable, writing: Writing): Promise<Coverage> {
  const coverage = await holdCoverage(tx, writing);
  if (coverage.endedAt) throw new NewswireError('coverage_ended', `It ended at ${coverage.endedAt}.`);
  return coverage;
}

/** A post of a held coverage; throws `post_retracted` for one that has lost its content. */
export async function mustHavePost(tx: Queryable, { coverageId }: Writing, id: string): Promise<PostRow> {
  const row = await findPost(tx, coverageId, id);
  if (!row) throw unknownPost(id);
  if (row.retracted_at) throw new NewswireError('post_retracted', 'A retracted post cannot be changed.');
  return row;
}

/** Throws `too_many_pinned` when no further post may be pinned. */
export async function checkRoomForPin(tx: Queryable, coverageId: string): Promise<void> {
  if ((await listPinned(tx, coverageId)).length < PINNED_MAX) return;
  throw new NewswireError('too_many_pinned', `At most ${PINNED_MAX} posts are pinned: release one first.`);
}

/** Adds a `coverage.changed` event to the wire; returns the coverage as it is now. */
export async function recordCoverage(tx: Queryable, coverageId: string): Promise<Coverage> {
  const coverage = await readCoverage(tx, coverageId);
  await addEvent(tx, {
    ...{ type: 'coverage.changed', storyId: null, submissionId: null },
    payload: { coverageId, coverage },
    keys: eventKeys(),
  });
  return coverage;
}

/** Adds the event of a post to the wire; returns the post as it is now. */
export async function recordPost(
  tx: Queryable,
  type: 'post.added' | 'post.changed' | 'post.retracted',
  { coverageId, id }: { coverageId: string; id: string },
): Promise<CoveragePost> {
  const row = await findPost(tx, coverageId, id);
  if (!row) throw new Error(`post ${id} was changed and is not there`);
  const post = toPost(row);
  const { posts } = await readCoverage(tx, coverageId);
  await addEvent(tx, {
    ...{ type, storyId: null, submissionId: null },
    payload: { coverageId, posts, post },
    keys: eventKeys(),
  });
  return post;
}

/** The coverage as readers see it; throws `not_found` for an unknown id, `coverage_removed` after a takedown. */
export async function readCoverage(db: Queryable, id: string): Promise<Coverage> {
  const row = await findCoverage(db, id);
  if (!row) throw await missingCoverage(db, id);
  return toCoverage(row);
}

function eventKeys() {
  const trace = currentTrace();
  return { now: { ...NO_KEYS, topics: [] }, ...(trace !== undefined && { trace }) };
}

export function unknownPost(id: string): NewswireError {
  return new NewswireError('not_found', `There is no post ${id} in this coverage.`);
}
