import type { StoryCard } from '../../shared/domain/story.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { currentRoute, isDocked } from '../state/entry.ts';
import { openStory } from '../state/open-story.ts';
import { heightAbove } from '../state/row-window.ts';
import { listBehindStory, storyNeighbours } from '../state/story-neighbours.ts';
import { listBehind, navigateInPlace } from './navigate.ts';
import { saveStory } from './story-marks.ts';

/** Opens the next or previous story of the list behind the story's page; false where no such page is open. */
export function openNeighbour(by: 1 | -1): boolean {
  const id = idOfPage();
  if (id === undefined) return false;
  const { next, previous } = storyNeighbours(id, listBehind());
  const story = by === 1 ? next : previous;
  if (story) openInPlace(story);
  return true;
}

/** Opens a story in place of the open one, so that Back leads to the list. */
export function openInPlace(story: Pick<StoryCard, 'id' | 'headline'>): void {
  const listId = listBehind();
  bringNear(story.id, listId);
  navigateInPlace(storyPath(story), listId ?? listBehindStory(undefined)?.column.id);
}

/** Scrolls the list, which is not on the page, so far that the story is drawn when the reader comes back to it. */
function bringNear(storyId: string, listId: string | undefined): void {
  const list = listBehindStory(listId);
  const keys = list?.rows.peek().map(({ key }) => key) ?? [];
  if (!list || !keys.includes(storyId)) return;
  const { scrollTop, heights } = list.scroll;
  const above = heightAbove(storyId, keys, heights);
  const isNear = above >= scrollTop && above < scrollTop + innerHeight / 2;
  if (!isNear) list.scroll = { heights, scrollTop: Math.max(0, above - innerHeight / 4) };
}

/** Saves the story whose page is open, or removes it from saved; false where none is. */
export function saveOpenStory(): boolean {
  const card = idOfPage() === undefined ? undefined : openStory.peek()?.card;
  if (card) saveStory(card);
  return card !== undefined;
}

/** The story that has the page to itself. */
function idOfPage(): string | undefined {
  return currentRoute.peek().name === 'story' && !isDocked.peek() ? openStory.peek()?.id : undefined;
}
