import type { TopicRef } from '../../../shared/domain/story.ts';
import type { TermRarity } from '../storyline/term-rarity.ts';
import { hashTerm } from '../storyline/term-vector.ts';
import { chooseTopics } from './choose-topics.ts';
import { type Candidate, type TopicText, topicCandidates } from './topic-candidates.ts';
import type { TopicNames } from './topic-names.ts';

/** Finds a story's topics: the publisher's, then those of the text, each under the one name of its variants. */
export async function findStoryTopics(
  desk: { rarity: TermRarity; names: TopicNames },
  given: TopicRef[],
  story: TopicText,
): Promise<{ topics: TopicRef[]; given: number }> {
  const candidates = topicCandidates(story);
  const all = await desk.names.resolve([...given, ...candidates.map(({ slug, label }) => ({ slug, label }))]);
  const own = distinct(all.slice(0, given.length));
  const named = candidates.flatMap((candidate, index) => {
    const topic = all[given.length + index];
    return topic ? [{ ...candidate, topic }] : [];
  });
  const rarity = await desk.rarity.of(new Set(candidates.flatMap(({ terms }) => terms.map(hashTerm))));
  const rarest = ({ terms }: Candidate): number => Math.max(0, ...terms.map((term) => rarity(hashTerm(term))));
  return { topics: chooseTopics(own, named, rarest), given: own.length };
}

function distinct(topics: TopicRef[]): TopicRef[] {
  return topics.filter(({ slug }, index) => topics.findIndex((topic) => topic.slug === slug) === index);
}
