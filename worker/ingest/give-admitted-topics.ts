import type { TopicRef } from '../../shared/domain/story.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { lockStory, replaceText } from '../../shared/node/db/story/story-store.ts';
import { lastHour } from '../../shared/node/db/topic/fresh-news.ts';
import { readHeadlines } from '../../shared/node/db/topic/headline-store.ts';
import { listAdmitted } from '../../shared/node/db/topic/ruling-store.ts';
import { withTopics } from './story-content.ts';
import { ADMITTED_TTL_MS } from './topics/admitted-words.ts';
import { overlap } from './topics/choose-topics.ts';
import { headlineHas } from './topics/headline-word.ts';

/** Afterwards every worker knows the word and gives it to new stories itself. */
const CATCH_UP_MS = 4 * ADMITTED_TTL_MS;
/** The newest stories of the hour, whatever the wire carries. */
const STORIES_MAX = 10_000;

/**
 * Gives words that were admitted just now to the stories of the last hour that have them in the headline, without a
 * revision or an event. Safe to run on several workers at once. Returns how many stories got a topic.
 */
export async function giveAdmittedTopics(db: Database, now: Date): Promise<number> {
  const words = await listAdmitted(db, new Date(now.getTime() - CATCH_UP_MS));
  if (words.length === 0) return 0;
  let given = 0;
  for (const { id, headline, topicSlugs } of await readHeadlines(db, lastHour(now), STORIES_MAX)) {
    if (missing(words, headline, topicSlugs).length > 0 && (await give(db, id, words))) given += 1;
  }
  return given;
}

async function give(db: Database, id: string, words: readonly TopicRef[]): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const row = await lockStory(tx, id);
    if (!row || row.retracted_at) return false;
    const slugs = row.topics.map(({ slug }) => slug);
    const more = missing(words, row.headline, slugs);
    if (more.length > 0) await replaceText(tx, withTopics(row, [...row.topics, ...more]));
    return more.length > 0;
  });
}

function missing(words: readonly TopicRef[], headline: string, slugs: readonly string[]): TopicRef[] {
  return words.filter(
    ({ slug, label }) => headlineHas(headline, label) && !slugs.some((other) => overlap(other, slug)),
  );
}
