import { newFacts } from '../../shared/domain/new-facts.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { readReports } from '../../shared/node/db/storyline/fact-store.ts';

/** More stories than are notified of at once. */
const STORIES_MAX = 64;
/** The text of a story's page may arrive after its release. */
const KEPT_MS = 60_000;

/** Finds the sentence of a report with most that no earlier report of its storyline had; undefined when there is none. */
export type AddedSentences = (story: StoryCard) => Promise<string | undefined>;

/** Opens the search; a story that thousands are notified of is compared once a minute. */
export function openAddedSentences(db: Queryable, now: () => number = Date.now): AddedSentences {
  const known = new Map<string, { at: number; sentence: Promise<string | undefined> }>();
  return async (story) => {
    if (story.storyline.stories < 2) return undefined;
    const key = `${story.id} ${story.revision}`;
    const before = known.get(key);
    if (before && now() - before.at < KEPT_MS) return before.sentence;
    const sentence = findAdded(db, story);
    if (known.size >= STORIES_MAX) known.clear();
    known.set(key, { at: now(), sentence });
    // The next notification asks Postgres again.
    sentence.catch(() => known.delete(key));
    return sentence;
  };
}

async function findAdded(db: Queryable, { id, seq, storyline }: StoryCard): Promise<string | undefined> {
  const reports = await readReports(db, storyline.id, { after: seq - 1, upTo: seq });
  const added = newFacts(reports, { each: 1, total: 1 });
  const index = reports.findIndex(({ storyId }) => storyId === id);
  return added[index]?.[0]?.text;
}
