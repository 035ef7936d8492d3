import { NewswireError } from '../../domain/errors.ts';
import { logModeration } from '../db/comment/moderation-log-store.ts';
import { type Database, inTransaction, type Queryable } from '../db/database.ts';
import type { StoryRow } from '../db/story/story-row.ts';
import { lockStory, namesOf, readStoryRow } from '../db/story/story-store.ts';
import { addTakedown, findTakedown, lockNames, refuseNames, refusePictures } from '../db/takedown/takedown-store.ts';
import { findSharedPictures, findTraces } from '../db/takedown/trace-store.ts';
import { pictureKey } from '../pictures/picture-key.ts';

/** Who takes which story down, and why; everyone may read the reason. */
export interface TakedownWish {
  storyId: string;
  /** The publisher of the operator's key. */
  operatorId: string;
  reason: string;
}

/**
 * Records the wish to take a story down, in the moderation log, too, and refuses from now on what has its identifiers.
 * Does nothing when that was done before; throws `not_found` for an unknown story. `record` runs in the transaction when
 * an operator asked for it; `finishTakedown` does the rest.
 */
export async function beginTakedown(
  db: Database,
  wish: TakedownWish,
  record?: (tx: Queryable) => Promise<void>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await holdStory(tx, wish.storyId);
    if (!row || !(await addTakedown(tx, { ...wish, subject: 'story', publisherId: row.publisher_id }))) return;
    const { submissions, pictures } = await findTraces(tx, row);
    const ids = submissions.flatMap(({ externalId }) => externalId ?? []);
    const others = ids.flatMap((externalId) => namesOf({ ...identityOf(row), externalId }));
    await refuseNames(tx, row.id, [...new Set([...namesOf(identityOf(row)), ...others])]);
    const shared = await findSharedPictures(tx, row, pictures);
    await refusePictures(tx, row.id, pictures.filter((picture) => !shared.has(picture)).map(pictureKey));
    await logModeration(tx, {
      publisherId: wish.operatorId,
      action: 'story.removed',
      subject: { type: 'story', id: row.id },
      reason: wish.reason,
    });
    await record?.(tx);
  });
}

/** Locks the story after its names, like a worker that records it; undefined when it was taken down already. */
async function holdStory(tx: Queryable, storyId: string): Promise<StoryRow | undefined> {
  const known = await readStoryRow(tx, storyId);
  if (known) await lockNames(tx, namesOf(identityOf(known)));
  const row = known && (await lockStory(tx, storyId));
  if (!row && !(await findTakedown(tx, storyId))) throw new NewswireError('not_found', `There is no story ${storyId}.`);
  return row;
}

function identityOf(row: StoryRow) {
  return {
    publisherId: row.publisher_id,
    externalId: row.external_id,
    canonicalUrl: row.canonical_url,
    textHash: row.text_hash,
    publishedAt: row.published_at,
  };
}
