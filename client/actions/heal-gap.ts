import type { StoriesPage } from '../../shared/contract/http-shapes.ts';
import type { ResetReason } from '../../shared/contract/socket-events.ts';
import { reconnectDelay } from '../../shared/domain/connection-attempts.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { parsePosition } from '../../shared/domain/position.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { fetchCount, fetchStories } from '../net/stories-api.ts';
import { type ColumnList, takeRefreshed } from '../state/column-list.ts';
import { sayReadAnew } from '../state/connection.ts';
import { later } from '../state/following.ts';
import { reloadOpenStory } from './open-story.ts';
import { readConsistently } from './read-consistently.ts';
import { learnFrom } from './receive-events.ts';
import { revealIfIdle } from './reveal-when-idle.ts';

const PAGE_STORIES = 100;
/** A list longer than this keeps the newest part; older stories are loaded again as the reader scrolls. */
const PAGES_MAX = 5;

interface Newest {
  stories: StoryCard[];
  position: string;
  next: string | null;
}

/**
 * Closes the gap when a column's position, `lost`, cannot be resumed: loads its newest part, merges it with the page,
 * and notes how many stories were missed.
 */
export async function healGap(list: ColumnList, reason: ResetReason, lost: string | null): Promise<void> {
  const { signal } = list.run;
  // Sequence numbers of another wire, or of one that was restored from a backup, cannot be compared.
  const keepOlder = reason === 'too_old';
  const known = new Set(list.list.peek().cards.keys());
  const newest = await persist(() => readConsistently(list, () => readNewest(list, keepOlder)), signal);
  if (!newest || signal.aborted) return;
  takeRefreshed(list, newest, known, keepOlder);
  const { following } = list;
  following.value = { ...following.peek(), position: later(following.peek().position, newest.position) };
  learnFrom(newest.stories);
  revealIfIdle(list);
  const after = parsePosition(lost ?? '')?.seq;
  const missed =
    keepOlder && after !== undefined ? await fetchCount(list.column.filter, { after }).catch(noAnswer) : undefined;
  sayReadAnew(missed?.stories ?? newest.stories.filter(({ id }) => !known.has(id)).length);
  await reloadOpenStory();
}

/** Loads pages down to the last story on the page, up to a limit; the position is the first page's. */
async function readNewest(list: ColumnList, keepOlder: boolean): Promise<Newest> {
  const first = await readPage(list, null);
  let { stories, next } = first;
  for (let pages = 1; keepOlder && next !== null && pages < PAGES_MAX && !reachesDown(list, stories); pages += 1) {
    const page = await readPage(list, next);
    stories = [...stories, ...page.stories];
    next = page.next;
  }
  return { stories, next, position: first.position };
}

function readPage({ column, run }: ColumnList, before: string | null): Promise<StoriesPage> {
  const { filter, sort } = column;
  return fetchStories({ filter, sort, limit: PAGE_STORIES, before }, run.signal);
}

function reachesDown(of: ColumnList, stories: readonly StoryCard[]): boolean {
  const { shown, cards } = of.list.peek();
  const last = cards.get(shown.at(-1) ?? '');
  return !last || stories.some((story) => story.seq <= last.seq);
}

/** Tries until it succeeds or is aborted. */
async function persist<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const answer = await read().catch(noAnswer);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, reconnectDelay(attempt, Math.random())));
  }
  return undefined;
}
