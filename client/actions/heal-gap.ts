import type { StoryCard } from '../../shared/domain/story.ts';
import type { StoriesPage } from '../../shared/wire/http-shapes.ts';
import type { ResetMessage } from '../../shared/wire/socket-events.ts';
import { reconnectDelay } from '../net/reconnect-delay.ts';
import { fetchStories } from '../net/stories-api.ts';
import { continueAt, following, takeReset } from '../state/connection.ts';
import { listTopics, storyList, takeRefreshed } from '../state/list.ts';
import { listSignal } from './open-list.ts';
import { reloadOpenStory } from './open-story.ts';
import { readUndisturbed } from './read-undisturbed.ts';
import { isCalm, revealIfCalm } from './reader-calm.ts';
import { learnFrom } from './receive-events.ts';

const PAGE_STORIES = 100;
/** A reader who holds more than this gets the newest ones, and reads back from there. */
const PAGES_MAX = 5;
/** A page that is left open for days is shortened when it grows beyond this. */
const LONG_LIST_STORIES = 600;

interface Newest {
  stories: StoryCard[];
  position: string;
  next: string | null;
}

/** The server can't resume our place: reads the list again, and merges it with what is on the page. */
export async function healGap(reset: ResetMessage): Promise<void> {
  takeReset(reset);
  if (following.peek().channel !== reset.channel) return;
  // Numbers of another feed, or of a wire that was set back, can't be compared with ours.
  await refresh(reset.reason === 'too_old');
}

/** Shortens a list that grew long to its newest part, while the reader is at the top and sees nothing of it. */
export async function shortenLongList(): Promise<void> {
  if (storyList.peek().shown.length > LONG_LIST_STORIES && isCalm()) await refresh(false);
}

async function refresh(keepOlder: boolean): Promise<void> {
  const signal = listSignal();
  const known = new Set(storyList.peek().cards.keys());
  const newest = await persist(() => readUndisturbed(() => readNewest(keepOlder, signal)), signal);
  if (!newest || signal.aborted) return;
  takeRefreshed(newest, known, keepOlder);
  continueAt(newest.position);
  learnFrom(newest.stories);
  revealIfCalm();
  await reloadOpenStory();
}

/** Reads down to the last story on the page, within bounds; the position is that of the first page. */
async function readNewest(keepOlder: boolean, signal: AbortSignal): Promise<Newest> {
  const first = await readPage(null, signal);
  let { stories, next } = first;
  for (let pages = 1; keepOlder && next !== null && pages < PAGES_MAX && !reachesDown(stories); pages += 1) {
    const page = await readPage(next, signal);
    stories = [...stories, ...page.stories];
    next = page.next;
  }
  return { stories, next, position: first.position };
}

function readPage(before: string | null, signal: AbortSignal): Promise<StoriesPage> {
  return fetchStories({ any: listTopics.peek(), limit: PAGE_STORIES, before }, signal);
}

function reachesDown(stories: readonly StoryCard[]): boolean {
  const { shown, cards } = storyList.peek();
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
