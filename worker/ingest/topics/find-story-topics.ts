import type { TopicRef } from '../../../shared/domain/story.ts';
import type { CorpusCache } from '../corpus-cache.ts';
import { chooseTopics } from './choose-topics.ts';
import type { StoryTopics } from './find-topics.ts';

/** A story's topics under their canonical names: the publisher's, then admitted words, then the best of those found. */
export async function findStoryTopics(
  { names, admitted }: Pick<CorpusCache, 'names' | 'admitted'>,
  headline: string,
  { given, found }: StoryTopics,
): Promise<{ topics: TopicRef[]; given: number }> {
  const said = await admitted.saidBy(headline);
  const topics = await names.resolve([...given, ...said, ...found]);
  const own = distinct(topics.slice(0, given.length));
  return { topics: chooseTopics(own, topics.slice(given.length)), given: own.length };
}

function distinct(topics: TopicRef[]): TopicRef[] {
  return topics.filter(({ slug }, index) => topics.findIndex((topic) => topic.slug === slug) === index);
}
