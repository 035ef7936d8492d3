import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { foldedWords } from '../../shared/domain/words.ts';
import type { TopicReason, TopicStory } from '../../shared/node/db/topic/reason-store.ts';
import { breadthOf } from '../ingest/topics/subjects/breadth-of.ts';
import type { ScoredTopic } from './score-topics.ts';

const SHOWN = 12;
/** An editor prints the place and the subject of an event, not every word of it. */
const WORDS_PER_REASON = 2;

/**
 * The words that an editor would print, highest first: at most twelve, and at most two with the same storyline as their
 * reason. Sections are none. A subject that is almost a section appears only if no other word has its reason.
 */
export function chooseWords(
  ranked: readonly ScoredTopic[],
  reasons: ReadonlyMap<string, TopicReason>,
): TrendingTopic[] {
  const wordsOf = new Map<string, number>();
  const chosen = new Map<string, TopicReason>();
  const take = (topics: readonly ScoredTopic[], most: number): void => {
    for (const { slug } of topics) {
      const reason = reasons.get(slug);
      const words = wordsOf.get(reason?.storylineId ?? '') ?? 0;
      if (!reason || words >= most) continue;
      wordsOf.set(reason.storylineId, words + 1);
      chosen.set(slug, reason);
    }
  };
  take(
    ranked.filter(({ slug }) => breadthOf(slug) === 'narrow'),
    WORDS_PER_REASON,
  );
  take(
    ranked.filter(({ slug }) => breadthOf(slug) === 'broad'),
    1,
  );
  return ranked
    .flatMap((topic) => {
      const reason = chosen.get(topic.slug);
      return reason ? [toTrending(topic, reason)] : [];
    })
    .slice(0, SHOWN);
}

function toTrending({ kind: _, ...topic }: ScoredTopic, reason: TopicReason): TrendingTopic {
  const { storylineId, stories, publishers, names } = reason;
  const { id, headline } = leadOf(topic.label, reason);
  return { ...topic, story: { id, headline }, reason: { storylineId, stories, publishers, names } };
}

/** The storyline's lead if it has the topic, else the newest story with the topic in its headline, else the newest. */
function leadOf(label: string, { lead, topicStories }: TopicReason): TopicStory {
  const word = ` ${foldedWords(label).join(' ')} `;
  const named = topicStories.find(({ headline }) => ` ${foldedWords(headline).join(' ')} `.includes(word));
  const found = lead ?? named ?? topicStories[0];
  if (!found) throw new Error(`the reason of "${label}" has no story`);
  return found;
}
