import { readTold } from '../../shared/node/db/alert/content-store.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { readFormerHeadlines } from '../../shared/node/db/story/correction-store.ts';
import { listStoriesById } from '../../shared/node/db/story/story-list-store.ts';
import type { AddedSentences } from '../push/added-sentences.ts';
import type { AlertLine, ToldAlert } from './write-alert.ts';

/** Storylines, retractions and corrections that one message names, of each. */
const NAMED_MAX = 20;

/** Reads what a message tells, as its stories are now. */
export async function readContent(db: Database, added: AddedSentences, messageId: string): Promise<ToldAlert> {
  const told = await readTold(db, messageId, NAMED_MAX);
  const ids = [...told.storylines.map(({ storyId }) => storyId), ...told.retracted, ...told.corrected];
  const stories = new Map((await listStoriesById(db, ids)).map((story) => [story.id, story]));
  const lines: AlertLine[] = [];
  for (const { storyId, stories: count } of told.storylines) {
    const story = stories.get(storyId);
    if (story) lines.push({ story, stories: count, added: await added(story) });
  }
  const cards = (of: string[]) => of.map((id) => stories.get(id)).filter((story) => story !== undefined);
  const former = await readFormerHeadlines(db, told.corrected);
  const corrected = cards(told.corrected).map((story) => ({ story, before: former.get(story.id) }));
  return { stories: told.stories, rules: told.rules, lines, retracted: cards(told.retracted), corrected };
}
