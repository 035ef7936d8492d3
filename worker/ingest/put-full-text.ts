import { BY_INDEX, inTransaction, type Transaction } from '../../shared/node/db/database.ts';
import { endFullText } from '../../shared/node/db/feed/full-text-store.ts';
import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import { lockStory, replaceText } from '../../shared/node/db/story/story-store.ts';
import { putFacts } from '../../shared/node/db/storyline/fact-store.ts';
import { lockStorylines } from '../../shared/node/db/storyline/storyline-store.ts';
import { addTopics } from '../../shared/node/db/topic/topic-store.ts';
import type { CorpusCache } from './corpus-cache.ts';
import type { PipelineDeps } from './pipeline.ts';
import type { ReadStory } from './reading/read-story.ts';
import { recordMergeEvent } from './record-events.ts';
import { withFullText } from './story-content.ts';
import { findCandidates, toUnassignedStory } from './storyline/candidates.ts';
import { chooseAssignment } from './storyline/choose.ts';
import { applyAssignment, indexStories } from './storyline/membership.ts';
import { bodyText } from './text/story-words.ts';
import { findStoryTopics } from './topics/find-story-topics.ts';

/** The dependencies that ingest has already. */
export type FullTextDeps = Pick<PipelineDeps, 'db' | 'reader' | 'corpus' | 'announcer'>;

export interface FoundText {
  submissionId: string;
  /** The story as it was when its page was asked for. */
  row: StoryRow;
  /** Sanitised. */
  bodyHtml: string;
}

/**
 * Gives a story the text of its page without a revision or an event, and finds its topics, copies and storyline again,
 * as after a correction. Returns false, and changes nothing, when the publisher's body has changed meanwhile.
 */
export async function putFullText(deps: FullTextDeps, found: FoundText): Promise<boolean> {
  const { db, corpus, announcer } = deps;
  const { topics: read, features, facts } = await readText(deps, found);
  const { topics } = await findStoryTopics(corpus, found.row.headline, read);
  const isPut = await inTransaction(
    db,
    async (tx) => {
      const row = await lockStory(tx, found.row.id);
      if (!row || row.retracted_at || ownText(row) !== ownText(found.row)) return false;
      const whole = withFullText(
        row,
        found.bodyHtml,
        givenTopics(row) === givenTopics(found.row) ? topics : row.topics,
      );
      const story = await toUnassignedStory(corpus, whole, features, 'with full text');
      await replaceText(tx, whole);
      await putFacts(tx, [{ storyId: whole.id, facts }]);
      await addTopics(tx, whole.topics);
      await endFullText(tx, found.submissionId, true);
      await indexStories(tx, [story]);
      await recluster(tx, corpus, story);
      return true;
    },
    { begin: BY_INDEX },
  );
  // The storyline may have been merged into another.
  if (isPut) await announcer.announce();
  return isPut;
}

/** The words of the publisher's own body. */
export function ownText({ excerpt_html, body_html }: StoryRow): string {
  return bodyText(excerpt_html ?? body_html);
}

function readText({ reader }: FullTextDeps, { row, bodyHtml }: FoundText): Promise<ReadStory> {
  const { headline, summary, language, publisher_id: publisherId, publisher_name: publisherName } = row;
  return reader.read({
    payload: {
      headline,
      summary: summary ?? '',
      body: bodyHtml,
      bodyFormat: 'html',
      ...(language !== null && { language }),
      topics: row.topics.slice(0, row.given_topics).map(({ label }) => label),
    },
    publisherName,
    receivedAt: row.published_at,
    publisherId,
    // Nobody waits for it.
    priority: 'routine',
  });
}

function givenTopics({ topics, given_topics }: StoryRow): string {
  return JSON.stringify(topics.slice(0, given_topics));
}

/** One story at a time is under the lock, like a late report. */
async function recluster(
  tx: Transaction,
  corpus: CorpusCache,
  story: Parameters<typeof chooseAssignment>[0],
): Promise<void> {
  await lockStorylines(tx);
  const assignment = chooseAssignment(story, await findCandidates(tx, corpus, story));
  const { merged } = await applyAssignment(tx, corpus, { story, assignment });
  const { id: storyId } = story.row;
  for (const merge of merged) await recordMergeEvent(tx, { submissionId: null, storyId }, merge);
}
