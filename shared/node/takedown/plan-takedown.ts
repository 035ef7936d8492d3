import type { TakedownPlan } from '../../contract/takedown-schema.ts';
import type { Queryable } from '../db/database.ts';
import { findCopies } from '../db/story/copy-store.ts';
import { readStoryRow } from '../db/story/story-store.ts';
import { findTraces } from '../db/takedown/trace-store.ts';
import { missingStory } from './taken-down.ts';

/** Tells where the text of a story is, and changes nothing. */
export async function planTakedown(db: Queryable, storyId: string): Promise<TakedownPlan> {
  const row = await readStoryRow(db, storyId);
  if (!row) throw await missingStory(db, storyId);
  const traces = await findTraces(db, row);
  const { copyOf, alsoIn } = await findCopies(db, storyId);
  return {
    storyId,
    headline: row.headline,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    found: {
      revisions: traces.revisions,
      events: traces.events.length,
      submissions: traces.submissions.length,
      comments: traces.comments,
      pictures: traces.pictures.length,
      topics: traces.topics.length,
      savedByReaders: traces.saved,
      ledStorylines: traces.leads ? 1 : 0,
    },
    copies: [...(copyOf ? [copyOf] : []), ...alsoIn].map(({ id, publisher }) => ({ id, publisher })),
  };
}
