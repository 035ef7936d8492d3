import { fetchTopics } from '../net/stories-api.ts';
import { type CountedTopic, showBusiestTopics } from '../state/busiest-topics.ts';
import { learnLabels } from '../state/topic-labels.ts';

const SUGGESTIONS = 8;
const BUSIEST = 14;

/** Topics that begin like this, the busiest first; none when there is no answer. */
export async function suggestTopics(text: string, signal: AbortSignal): Promise<readonly CountedTopic[]> {
  const topics = await fetchTopics(text.trim(), SUGGESTIONS, signal).catch(() => []);
  learnLabels(topics);
  return topics;
}

/** Reads which topics have the most stories. */
export async function loadBusiestTopics(): Promise<void> {
  const topics = await fetchTopics('', BUSIEST).catch(() => undefined);
  // Without an answer the rail stays as it is: it is an aid, not the news.
  if (!topics) return;
  learnLabels(topics);
  showBusiestTopics(topics);
}
