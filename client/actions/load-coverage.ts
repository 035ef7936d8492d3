import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStoryline } from '../net/story-api.ts';
import { beginCoverage, settleCoverage } from '../state/coverage.ts';
import { patiently } from './patiently.ts';

let reading = new AbortController();

/** Reads what others say about the event; a story alone has no coverage. */
export async function loadCoverage({ id, storyline }: Pick<StoryCard, 'id' | 'storyline'>): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  beginCoverage(id);
  if (storyline.stories < 2) return settleCoverage(id, null);
  const answer = await patiently(() => fetchStoryline(storyline.id, signal), signal).catch(() => undefined);
  if (!signal.aborted) settleCoverage(id, answer);
}
