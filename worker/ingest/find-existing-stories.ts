import type { Queryable } from '../../shared/node/db/database.ts';
import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import { findByIdentity, lockStory, type StoryIdentity } from '../../shared/node/db/story/story-store.ts';
import type { OpenSubmission } from '../../shared/node/db/submission/submission-store.ts';
import { type ExistingStory, identifyingUrl, sameStory } from './same-story.ts';
import type { Edited, EditedSubmission } from './stages.ts';
import { bodyText } from './text/story-words.ts';

/** The identity of a whole story; undefined for a change, which names its story. Pure. */
export function identityOf(submission: OpenSubmission, edited: Edited): StoryIdentity | undefined {
  if (submission.storyId !== null || edited.kind !== 'publish') return undefined;
  return {
    publisherId: submission.publisherId,
    externalId: submission.externalId,
    canonicalUrl: identifyingUrl(edited.story.url),
    textHash: edited.derived.hash,
    publishedAt: edited.dated ? edited.story.publishedAt : null,
  };
}

/** Finds and locks the stories that submissions refer to; undefined for a new story. */
export async function findExistingStories(
  tx: Queryable,
  batch: EditedSubmission[],
): Promise<(ExistingStory | undefined)[]> {
  const identified = batch.filter(({ identity }) => identity !== undefined);
  const named = findByIdentity(
    tx,
    identified.flatMap(({ identity }) => identity ?? []),
  );
  return Promise.all(
    batch.map(async (submitted) => {
      const { storyId } = submitted.submission;
      if (storyId !== null) return lockExisting(tx, storyId, 'id');
      const rows = (await named)[identified.indexOf(submitted)];
      return rows && lockNamed(tx, submitted, rows);
    }),
  );
}

async function lockNamed(
  tx: Queryable,
  { edited, identity, submission }: EditedSubmission,
  rows: StoryRow[],
): Promise<ExistingStory | undefined> {
  if (edited.kind !== 'publish' || identity === undefined || rows.length === 0) return undefined;
  const found = sameStory(rows, identity, `${edited.story.headline}\n${bodyText(edited.story.bodyHtml)}`);
  // Over a bridge come the stories of many publishers, who may all have an agency's text.
  const isOther = found?.by === 'text' && submission.kind === 'publish' && submission.payload.isBridged === true;
  return found && !isOther ? lockExisting(tx, found.row.id, found.by) : undefined;
}

async function lockExisting(tx: Queryable, id: string, by: ExistingStory['by']): Promise<ExistingStory | undefined> {
  const row = await lockStory(tx, id);
  return row && { row, by };
}
