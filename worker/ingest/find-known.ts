import type { Queryable } from '../../shared/node/db/database.ts';
import type { StoryRow } from '../../shared/node/db/story-row.ts';
import { findByIdentity, lockStory, type StoryIdentity } from '../../shared/node/db/story-store.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { Edited } from './decide.ts';
import type { Finished } from './recorder.ts';
import { type Known, sameStory } from './same-story.ts';
import { identifyingUrl } from './story-content.ts';
import { bodyText } from './text/story-words.ts';

/** By what a whole story can be known; undefined for a change, which names its story. Pure. */
export function identityOf(submission: OpenSubmission, edited: Edited): StoryIdentity | undefined {
  if (submission.storyId !== null || edited.kind !== 'publish') return undefined;
  return {
    publisherId: submission.publisherId,
    externalId: submission.externalId,
    canonicalUrl: identifyingUrl(edited.story.url),
    textHash: edited.derived.hash,
  };
}

/** Finds and locks the stories that submissions are about; undefined for each that brings a new one. */
export async function findKnown(tx: Queryable, batch: Finished[]): Promise<(Known | undefined)[]> {
  const identified = batch.filter(({ identity }) => identity !== undefined);
  const named = findByIdentity(
    tx,
    identified.flatMap(({ identity }) => identity ?? []),
  );
  return Promise.all(
    batch.map(async (finished) => {
      const { storyId } = finished.submission;
      if (storyId !== null) return lockKnown(tx, storyId, 'id');
      const rows = (await named)[identified.indexOf(finished)];
      return rows && lockNamed(tx, finished, rows);
    }),
  );
}

async function lockNamed(tx: Queryable, { edited, identity }: Finished, rows: StoryRow[]): Promise<Known | undefined> {
  if (edited.kind !== 'publish' || identity === undefined || rows.length === 0) return undefined;
  const found = sameStory(rows, identity, `${edited.story.headline}\n${bodyText(edited.story.bodyHtml)}`);
  return found && lockKnown(tx, found.row.id, found.by);
}

async function lockKnown(tx: Queryable, id: string, by: Known['by']): Promise<Known | undefined> {
  const row = await lockStory(tx, id);
  return row && { row, by };
}
