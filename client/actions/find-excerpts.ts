import { wordsInBody } from '../../shared/domain/excerpt.ts';
import { parseQuery } from '../../shared/domain/filter.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchStories } from '../net/stories-api.ts';
import { type ColumnList, refreshCards } from '../state/column-list.ts';

/** Hits that come together are asked for together; readers of one search do not ask all at once. */
const SOON_MS = 200;
const SPREAD_MS = 1_000;
const MOST = 100;

/** By column, the oldest hit that is still to be asked for. */
const awaited = new WeakMap<ColumnList, number>();

/**
 * What comes live is one event for all channels and knows no filter's words: the places in the body where they stand are
 * read afterwards, as history gives them.
 */
export function findExcerpts(list: ColumnList, stories: readonly StoryCard[]): void {
  const { q } = list.column.filter;
  if (q === undefined || stories.length === 0) return;
  const { words } = parseQuery(q);
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
  // Without an answer the hit stands there without its place, until the column is read again.
  const page = await fetchStories(request, list.run.signal).catch(() => undefined);
  if (page) refreshCards(list, page.stories);
}
