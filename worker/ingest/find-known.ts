import type { Queryable } from '../../shared/node/db/database.ts';
import { findByIdentity, lockStory } from '../../shared/node/db/story-store.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { Edited } from './decide.ts';
import type { EditedStory } from './edited-story.ts';
import { type Known, sameStory } from './same-story.ts';
import { textOf } from './sanitise.ts';
import { identifyingUrl, textHash } from './story-content.ts';

/** Finds and locks the story that a submission is about; undefined when it is a new one. */
export async function findKnown(tx: Queryable, submission: OpenSubmission, edited: Edited): Promise<Known | undefined> {
  if (submission.storyId !== null) return lockKnown(tx, submission.storyId, 'id');
  if (edited.kind !== 'publish') return undefined;
  const found = await findSame(tx, submission, edited.story);
  return found && lockKnown(tx, found.row.id, found.by);
}

async function findSame(tx: Queryable, submission: OpenSubmission, story: EditedStory): Promise<Known | undefined> {
  const identity = {
    publisherId: submission.publisherId,
    externalId: submission.externalId,
    canonicalUrl: identifyingUrl(story.url),
    textHash: textHash(story.headline, story.bodyHtml),
  };
  const rows = await findByIdentity(tx, identity);
  return rows.length === 0 ? undefined : sameStory(rows, identity, `${story.headline}\n${textOf(story.bodyHtml)}`);
}

async function lockKnown(tx: Queryable, id: string, by: Known['by']): Promise<Known | undefined> {
  const row = await lockStory(tx, id);
  return row && { row, by };
}
