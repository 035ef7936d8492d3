import type { TopicRef } from '../../../shared/domain/story.ts';
import type { TermRarity } from '../storyline/term-rarity.ts';
import { addFewest, chooseTopics, isEnough, type NamedCandidate, rankCandidates } from './choose-topics.ts';
import type { Candidate } from './topic-candidates.ts';
import type { TopicNames } from './topic-names.ts';

/** A story's topics: the publisher's, then the best of the text's, each under the one name of its variants. */
export async function findStoryTopics(
  { rarity, names }: { rarity: TermRarity; names: TopicNames },
  given: TopicRef[],
  candidates: Candidate[],
): Promise<{ topics: TopicRef[]; given: number }> {
  const rarityOf = await rarity.of(candidates.flatMap(({ terms }) => terms));
  const ranked = rankCandidates(candidates, ({ terms }) => Math.max(0, ...terms.map(rarityOf)));
  const strong = ranked.filter(({ isStrong }) => isStrong);
  const [own, named] = await nameAll(names, given, strong);
  const topics = chooseTopics(own, named);
  // Naming is dear, and most stories have what they dwell on.
  if (isEnough(own, topics)) return { topics, given: own.length };
  const [, all] = await nameAll(names, [], ranked);
  return { topics: addFewest(topics, all), given: own.length };
}

async function nameAll(
  names: TopicNames,
  given: TopicRef[],
  candidates: Candidate[],
): Promise<[own: TopicRef[], named: NamedCandidate[]]> {
  const topics = await names.resolve([...given, ...candidates.map(({ slug, label }) => ({ slug, label }))]);
  const named = candidates.flatMap((candidate, index) => {
    const topic = topics[given.length + index];
    return topic ? [{ ...candidate, topic }] : [];
  });
  return [distinct(topics.slice(0, given.length)), named];
}

function distinct(topics: TopicRef[]): TopicRef[] {
  return topics.filter(({ slug }, index) => topics.findIndex((topic) => topic.slug === slug) === index);
}
