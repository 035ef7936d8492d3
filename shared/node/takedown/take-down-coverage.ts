import type { CoverageTakedownPlan } from '../../contract/takedown-schema.ts';
import { NewswireError } from '../../domain/errors.ts';
import { logModeration } from '../db/comment/moderation-log-store.ts';
import type { CoverageRow } from '../db/coverage/coverage-row.ts';
import { findCoverage, findExternalId, holdExternalId, lockCoverage } from '../db/coverage/coverage-store.ts';
import { type Database, inTransaction, type Queryable } from '../db/database.ts';
import {
  blankCoverageEvents,
  deleteCoverage,
  findCoverageEvents,
  findCoveragePictures,
  findCoverageShared,
} from '../db/takedown/coverage-removal-store.ts';
import {
  addTakedown,
  findRefusedNames,
  findTakedown,
  lockTakedown,
  markRemoved,
  refuseNames,
  refusePictures,
} from '../db/takedown/takedown-store.ts';
import { findSharedPictures } from '../db/takedown/trace-store.ts';
import { numberEvents } from '../db/wire/wire-store.ts';
import { pictureKey } from '../pictures/picture-key.ts';

/** Who takes which coverage down, and why; everyone may read the reason. */
interface CoverageWish {
  coverageId: string;
  operatorId: string;
  reason: string;
}

/** Tells where the text of a coverage is, and changes nothing. */
export async function planCoverageTakedown(db: Queryable, coverageId: string): Promise<CoverageTakedownPlan> {
  const row = await findCoverage(db, coverageId);
  if (!row) throw await missingCoverage(db, coverageId);
  const [events, pictures] = [await findCoverageEvents(db, coverageId), await findCoveragePictures(db, coverageId)];
  return {
    coverageId,
    title: row.title,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    found: { posts: row.posts, events: events.length, pictures: pictures.length },
  };
}

/**
 * Records the wish to take a coverage down, in the moderation log, too, and refuses its identifier from now on. Does
 * nothing when that was done before; throws `not_found` for an unknown coverage. `record` runs in the transaction;
 * `finishTakedown` does the rest.
 */
export async function beginCoverageTakedown(
  db: Database,
  wish: CoverageWish,
  record?: (tx: Queryable) => Promise<void>,
): Promise<void> {
  const { coverageId, operatorId, reason } = wish;
  await inTransaction(db, async (tx) => {
    const externalId = await findExternalId(tx, coverageId);
    const known = await findCoverage(tx, coverageId);
    // In the order in which a publisher's request takes them.
    if (known && externalId !== undefined) await holdExternalId(tx, known.publisher_id, externalId);
    const row = await lockCoverage(tx, coverageId);
    if (!row && !(await findTakedown(tx, coverageId))) throw unknown(coverageId);
    const takedown = { storyId: coverageId, operatorId, reason, subject: 'coverage' as const };
    if (!row || !(await addTakedown(tx, { ...takedown, publisherId: row.publisher_id }))) return;
    if (externalId !== undefined) await refuseNames(tx, coverageId, [nameOf(row.publisher_id, externalId)]);
    await refuseOwnPictures(tx, row);
    const subject = { type: 'coverage', id: coverageId };
    await logModeration(tx, { publisherId: operatorId, action: 'coverage.removed', subject, reason });
    await record?.(tx);
  });
}

async function refuseOwnPictures(tx: Queryable, { id, publisher_id: publisherId }: CoverageRow): Promise<void> {
  const pictures = await findCoveragePictures(tx, id);
  const inStories = await findSharedPictures(tx, { id, publisher_id: publisherId }, pictures);
  const inOthers = await findCoverageShared(tx, { id, publisherId }, pictures);
  const own = pictures.filter((picture) => !inStories.has(picture) && !inOthers.has(picture));
  await refusePictures(tx, id, own.map(pictureKey));
}

/**
 * Removes the text of a coverage from Postgres, in one transaction: whoever reads afterwards finds none of it. Does
 * nothing when that was done before.
 */
export async function removeCoverage(db: Database, coverageId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const takedown = await lockTakedown(tx, coverageId);
    if (!takedown || takedown.removedAt !== null) return;
    // In the order in which a retraction locks. The announcer stays away until the commit, so that no event waits for a
    // number or moves meanwhile.
    await lockCoverage(tx, coverageId);
    await numberEvents(tx);
    const seqs = await findCoverageEvents(tx, coverageId);
    await blankCoverageEvents(tx, { coverageId, reason: takedown.reason }, seqs);
    await deleteCoverage(tx, coverageId);
    await markRemoved(tx, coverageId, { seqs, submissions: [] });
  });
}

/** Throws `coverage_removed` when the publisher's coverage with this identifier was taken down. */
export async function refuseRemoved(tx: Queryable, publisherId: string, externalId: string): Promise<void> {
  const name = nameOf(publisherId, externalId);
  const reason = (await findRefusedNames(tx, [name])).get(name);
  if (reason !== undefined) throw removed(reason);
}

/** The error for a coverage that is not there: `coverage_removed` when it was taken down, else `not_found`. */
export async function missingCoverage(db: Queryable, coverageId: string): Promise<NewswireError> {
  const takedown = await findTakedown(db, coverageId);
  return takedown ? removed(takedown.reason) : unknown(coverageId);
}

function removed(reason: string): NewswireError {
  return new NewswireError('coverage_removed', `The coverage was taken down: ${reason}`);
}

function unknown(coverageId: string): NewswireError {
  return new NewswireError('not_found', `There is no coverage ${coverageId}.`);
}

function nameOf(publisherId: string, externalId: string): string {
  return `coverage ${publisherId} ${externalId}`;
}
