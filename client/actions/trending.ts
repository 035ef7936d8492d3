import { fetchTrending, firstTrending } from '../net/stories-api.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { showTrending } from '../state/trending.ts';

/** Reads what trends, before the wire tells. */
export async function loadTrending(): Promise<void> {
  const topics = firstTrending() ?? (await fetchTrending().catch(() => undefined));
  if (!topics) return;
  learnLabels(topics);
  showTrending(topics);
}
