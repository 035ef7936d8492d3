import type { TopicRef } from '../../../shared/domain/story.ts';
import type { TermRarity } from '../storyline/term-rarity.ts';
import { chooseTopics } from './choose-topics.ts';
import type { Candidate } from './topic-candidates.ts';
import type { TopicNames } from './topic-names.ts';

/** A story's topics: the publisher's, then the best of the text's, each under the one name of its variants. */
export async function findStoryTopics(
  desk: { rarity: TermRarity; names: TopicNames },
  given: TopicRef[],
  candidates: Candidate[],
): Promise<{ topics: TopicRef[]; given: number }> {
  const all = await desk.names.resolve([...given, ...candidates.map(({ slug, label }) => ({ slug, label }))]);
  const own = distinct(all.slice(0, given.length));
  const named = candidates.flatMap((candidate, index) => {
    const topic = all[given.length + index];
    return topic ? [{ ...candidate, topic }] : [];
  });
  const rarity = await desk.rarity.of(new Set(candidates.flatMap(({ terms }) => terms)));
  const rarest = ({ terms }: Candidate): number => Math.max(0, ...terms.map(rarity));
  return { topics: chooseTopics(own, named, rarest), given: own.length };
}

function distinct(topics: TopicRef[]): TopicRef[] {
  return topics.filter(({ slug }, index) => topics.findIndex((topic) => topic.slug === slug) === index);
}
