import { parsePosition } from '../../shared/domain/position.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { StoriesPage } from '../../shared/wire/http-shapes.ts';
import type { ResetReason } from '../../shared/wire/socket-events.ts';
import { reconnectDelay } from '../net/reconnect-delay.ts';
import { fetchCount, fetchStories } from '../net/stories-api.ts';
import { type ColumnList, takeRefreshed } from '../state/column-list.ts';
import { sayReadAnew } from '../state/connection.ts';
import { later } from '../state/following.ts';
import { reloadOpenStory } from './open-story.ts';
import { readUndisturbed } from './read-undisturbed.ts';
import { letInIfCalm } from './reader-calm.ts';
import { learnFrom } from './receive-events.ts';

const PAGE_STORIES = 100;
/** A reader who holds more than this gets the newest ones, and reads back from there. */
const PAGES_MAX = 5;

interface Newest {
  stories: StoryCard[];
  position: string;
  next: string | null;
}

/**
 * The server can't resume a column's place, `lost`: reads it again, merges it with what is on the page, and says how much
 * had been missed.
 */
export async function healGap(list: ColumnList, reason: ResetReason, lost: string | null): Promise<void> {
  const { signal } = list.run;
  // Numbers of another feed, or of a wire that was set back, can't be compared with ours.
  const keepOlder = reason === 'too_old';
  const known = new Set(list.list.peek().cards.keys());
  const newest = await persist(() => readUndisturbed(list, () => readNewest(list, keepOlder)), signal);
  if (!newest || signal.aborted) return;
  takeRefreshed(list, newest, known, keepOlder);
  const { following } = list;
  following.value = { ...following.peek(), position: later(following.peek().position, newest.position) };
  learnFrom(newest.stories);
  letInIfCalm(list);
  const after = parsePosition(lost ?? '')?.seq;
  const missed =
    keepOlder && after !== undefined
      ? await fetchCount(list.column.filter, { after }).catch(() => undefined)
      : undefined;
  sayReadAnew(missed?.stories ?? newest.stories.filter(({ id }) => !known.has(id)).length);
  await reloadOpenStory();
}

/** Reads down to the last story on the page, within bounds; the position is that of the first page. */
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

/** Tries until it succeeds or nobody wants it any more. */
async function persist<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const answer = await read().catch(() => undefined);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, reconnectDelay(attempt, Math.random())));
  }
  return undefined;
}
