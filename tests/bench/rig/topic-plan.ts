import { randomNumbers } from '../../eval/articles.ts';
import type { TopicFilter } from '../peers/contestants.ts';

const TOPICS = Array.from({ length: 20 }, (_, no) => `topic-${no}`);
const TOPICS_MAX = 4;
const DIFFERENT_STORIES = 500;

/** So many distinct filters over twenty topics, 210 at most: every topic alone, then pairs of them. */
export function distinctFilters(count: number): TopicFilter[] {
  const pairs = TOPICS.flatMap((one, no) => TOPICS.slice(no + 1).map((other) => [one, other]));
  return [...TOPICS.map((topic) => [topic]), ...pairs].slice(0, count);
}

/** The topics of the story with this number, one to four of the twenty; the same in every run. */
export function topicsByNumber(): (no: number) => readonly string[] {
  const random = randomNumbers(1);
  const topics = Array.from({ length: DIFFERENT_STORIES }, () => {
    const shuffled = TOPICS.map((topic) => ({ topic, at: random() })).sort((a, b) => a.at - b.at);
    return shuffled.slice(0, 1 + Math.floor(random() * TOPICS_MAX)).map(({ topic }) => topic);
  });
  return (no) => topics[no % topics.length] ?? [];
}
