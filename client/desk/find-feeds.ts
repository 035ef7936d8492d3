import { type ReadonlySignal, signal } from '@preact/signals';
import type { FoundFeed } from '../../shared/contract/feed-discovery.ts';
import { DeskFailure } from './desk-api.ts';
import { feedTexts } from './feed-texts.ts';
import { fieldText } from './field-texts.ts';
import { session } from './session.ts';

const list = signal<FoundFeed[] | undefined>(undefined);
const picked = signal<ReadonlySet<string>>(new Set());
const work = signal<'finding' | 'adding' | undefined>(undefined);
const problems = signal<string[]>([]);

/** The feeds that were found; undefined before a search. */
export const foundFeeds: ReadonlySignal<FoundFeed[] | undefined> = list;
/** The addresses of those that are to be added. */
export const chosenFeeds: ReadonlySignal<ReadonlySet<string>> = picked;
/** What is going on. */
export const feedWork: ReadonlySignal<'finding' | 'adding' | undefined> = work;
/** Why the last search or addition failed. */
export const feedProblems: ReadonlySignal<string[]> = problems;

/** Searches for the feeds of a site; the first new one is chosen. */
export async function findFeeds(address: string): Promise<void> {
  const api = session.peek()?.api;
  if (!api || work.peek()) return;
  forgetFound();
  work.value = 'finding';
  try {
    const { feeds } = await api.findFeeds(address);
    const first = feeds.find(({ isKnown }) => !isKnown);
    list.value = feeds;
    picked.value = new Set(first ? [first.url] : []);
  } catch (error) {
    problems.value = [problemText(error)];
  } finally {
    work.value = undefined;
  }
}

/** Chooses a feed, or no longer. */
export function chooseFeed(url: string, isChosen: boolean): void {
  const next = new Set(picked.peek());
  if (isChosen) next.add(url);
  else next.delete(url);
  picked.value = next;
}

/** Adds the chosen feeds; those that could not be added stay, with the reason. True when all were added. */
export async function addChosen(): Promise<boolean> {
  const api = session.peek()?.api;
  if (!api || work.peek()) return false;
  work.value = 'adding';
  problems.value = [];
  for (const url of picked.peek()) {
    try {
      await api.addFeed(url);
      chooseFeed(url, false);
      list.value = list.peek()?.map((feed) => (feed.url === url ? { ...feed, isKnown: true } : feed));
    } catch (error) {
      problems.value = [...problems.peek(), problemText(error, url)];
    }
  }
  work.value = undefined;
  if (problems.peek().length > 0) return false;
  forgetFound();
  return true;
}

/** Closes the list. */
export function forgetFound(): void {
  list.value = undefined;
  picked.value = new Set();
  problems.value = [];
}

function problemText(error: unknown, url = ''): string {
  if (!(error instanceof DeskFailure)) throw error;
  if (error.code === 'feed_exists') return feedTexts.exists(url);
  if (error.code === 'too_many_feeds') return feedTexts.tooMany;
  if (error.status === 503 || error.status === 429) return feedTexts.busy;
  const [field] = error.fields;
  return field ? fieldText(field) : error.message;
}
