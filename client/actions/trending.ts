import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { fetchTrending, firstTrending } from '../net/stories-api.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { showTrending } from '../state/trending.ts';

/** Loads the trending words, until the wire sends new ones. */
export async function loadTrending(): Promise<void> {
  const topics = firstTrending() ?? (await fetchTrending().catch(noAnswer));
  if (!topics) return;
  learnLabels(topics);
  showTrending(topics);
}
