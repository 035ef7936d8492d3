import type { StoryCard } from '../../shared/domain/story.ts';
import { takesBack } from '../../shared/domain/takes-back.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { readBothVersions } from '../../shared/node/db/story/correction-store.ts';

/** True when this revision takes words of the headline or summary before it back; those are what alerts say. */
export async function takesWordsBack(tx: Queryable, story: StoryCard): Promise<boolean> {
  const both = await readBothVersions(tx, story);
  return both !== undefined && takesBack(both.before, both.after);
}
