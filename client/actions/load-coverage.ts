import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStoryline } from '../net/story-api.ts';
import { beginCoverage, settleCoverage } from '../state/coverage.ts';
import { loadStorylineNews, noteStorylineSeen } from './load-storyline-news.ts';
import { retryWhileBusy } from './retry-while-busy.ts';

let reading = new AbortController();

/** Loads the other reports of a story's storyline; a single story has no coverage. */
export async function loadCoverage(card: Pick<StoryCard, 'id' | 'seq' | 'storyline'>): Promise<void> {
  const { id, storyline } = card;
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  beginCoverage(id);
  if (storyline.stories < 2) {
    noteStorylineSeen(card, [card.seq]);
    return settleCoverage(id, null);
  }
  const [answer] = await Promise.all([
    retryWhileBusy(() => fetchStoryline(storyline.id, signal), signal).catch(noAnswer),
    loadStorylineNews(card, signal),
  ]);
  if (signal.aborted) return;
  if (answer)
    noteStorylineSeen(
      card,
      answer.stories.map(({ seq }) => seq),
    );
  settleCoverage(id, answer);
}
