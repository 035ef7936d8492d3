import { notNeeded } from '../../shared/domain/expected-failures.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStorylineNews } from '../net/story-api.ts';
import { showStorylineNews } from '../state/storyline-news.ts';
import { noteSeen, seenBefore } from '../state/storyline-visits.ts';

/** Loads what came since the reader's last visit; on a first visit, and when nothing came, what each report adds. */
export async function loadStorylineNews(
  { id, storyline }: Pick<StoryCard, 'id' | 'storyline'>,
  signal: AbortSignal,
): Promise<void> {
  const seen = seenBefore(storyline.id, id, Date.now());
  const load = async (): Promise<void> => {
    const since = seen === undefined ? undefined : await fetchStorylineNews(storyline.id, { after: seen }, signal);
    const isSinceVisit = since !== undefined && since.reports > 0;
    const answer = isSinceVisit ? since : await fetchStorylineNews(storyline.id, 'each report', signal);
    if (!signal.aborted) showStorylineNews({ storyId: id, isSinceVisit, answer });
  };
  // The coverage is complete without it.
  await load().catch(notNeeded);
}

/** Remembers up to which report the reader was shown the storyline. */
export function noteStorylineSeen({ id, storyline }: Pick<StoryCard, 'id' | 'storyline'>, seqs: number[]): void {
  noteSeen(storyline.id, id, Math.max(...seqs), Date.now());
}
