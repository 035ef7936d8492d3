import { NewswireError } from '../../domain/errors.ts';
import type { Queryable } from '../db/database.ts';
import { findTakedown } from '../db/takedown/takedown-store.ts';

/** What publishers and readers are told of a story that was taken down. */
export function takenDown(reason: string): string {
  return `The story was taken down: ${reason}`;
}

/** The error for a story that is not there: `story_removed` when it was taken down, else `not_found`. */
export async function missingStory(db: Queryable, storyId: string): Promise<NewswireError> {
  const takedown = await findTakedown(db, storyId);
  if (takedown) return new NewswireError('story_removed', takenDown(takedown.reason));
  return new NewswireError('not_found', `There is no story ${storyId}.`);
}
