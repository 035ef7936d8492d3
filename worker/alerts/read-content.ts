import { readTold } from '../../shared/node/db/alert/content-store.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { listStoriesById } from '../../shared/node/db/story/story-list-store.ts';
import type { AddedSentences } from '../push/added-sentences.ts';
import type { AlertLine, ToldAlert } from './write-alert.ts';

/** Storylines, and retractions, that one message names. */
const NAMED_MAX = 20;

/** Reads what a message tells, as its stories are now. */
export async function readContent(db: Database, added: AddedSentences, messageId: string): Promise<ToldAlert> {
  const told = await readTold(db, messageId, NAMED_MAX);
  const ids = [...told.storylines.map(({ storyId }) => storyId), ...told.retracted];
  const stories = new Map((await listStoriesById(db, ids)).map((story) => [story.id, story]));
  const lines: AlertLine[] = [];
  for (const { storyId, stories: count } of told.storylines) {
    const story = stories.get(storyId);
    if (story) lines.push({ story, stories: count, added: await added(story) });
  }
  const retracted = told.retracted.map((id) => stories.get(id)).filter((story) => story !== undefined);
  return { stories: told.stories, rules: told.rules, lines, retracted };
}
