import { wordsInBody } from '../../shared/domain/excerpt.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { wordsOfQuery } from '../../shared/domain/search/words-of-query.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStories } from '../net/stories-api.ts';
import { type ColumnList, refreshCards } from '../state/column-list.ts';

/** Batches hits that come at about the same time, and spreads the requests of readers with the same search. */
const SOON_MS = 200;
const SPREAD_MS = 1_000;
const MOST = 100;

/** The oldest hit to ask for, by column. */
const awaited = new WeakMap<ColumnList, number>();

/**
 * Loads the excerpts of live search hits from the history: a live event is the same for all channels, so it has no
 * excerpts for a filter's words.
 */
export function findExcerpts(list: ColumnList, stories: readonly StoryCard[]): void {
  const { q } = list.column.filter;
  if (q === undefined || stories.length === 0) return;
  const words = wordsOfQuery(q);
  const seqs = stories.filter((story) => wordsInBody(story, words).size > 0).map(({ seq }) => seq);
  if (seqs.length === 0) return;
  const before = awaited.get(list);
  awaited.set(list, Math.min(before ?? Number.POSITIVE_INFINITY, ...seqs));
  if (before === undefined) setTimeout(() => void ask(list), SOON_MS + Math.random() * SPREAD_MS);
}

async function ask(list: ColumnList): Promise<void> {
  const oldest = awaited.get(list);
  awaited.delete(list);
  if (oldest === undefined) return;
  const { filter } = list.column;
  const request = { filter, sort: 'latest', limit: MOST, after: oldest - 1 } as const;
  // When this fails, the hit has no excerpt until the column is loaded again.
  const page = await fetchStories(request, list.run.signal).catch(noAnswer);
  if (page) refreshCards(list, page.stories);
}
