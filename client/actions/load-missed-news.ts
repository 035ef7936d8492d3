import type { ReportNews } from '../../shared/contract/storyline-shapes.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStorylineNews } from '../net/story-api.ts';
import { seenBefore } from '../state/storyline-visits.ts';

const STORYLINES_MAX = 5;
/** The list of missed stories waits no longer. */
const WITHIN_MS = 2_000;

/** What is new in the storylines that the reader has seen before, by storyline: the sentence that tells most of each. */
export async function loadMissedNews(stories: readonly StoryCard[]): Promise<Map<string, ReportNews>> {
  const signal = AbortSignal.timeout(WITHIN_MS);
  const known = stories.flatMap(({ id, storyline }) => {
    const after = seenBefore(storyline.id, id, Date.now());
    return after === undefined ? [] : { line: storyline.id, after };
  });
  const found = await Promise.allSettled(
    known.slice(0, STORYLINES_MAX).map(async ({ line, after }): Promise<[string, ReportNews] | undefined> => {
      const { news } = await fetchStorylineNews(line, { after, limit: 1 }, signal);
      return news[0] && [line, news[0]];
    }),
  );
  return new Map(found.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : [])));
}
